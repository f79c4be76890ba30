using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.Scripted;

/// <summary><c>starter</c>.</summary>
internal sealed class StarterScaffold : IScaffold
{
    public string Name => "starter";

    public string? Argument => null;

    public bool NeedsModel => false;

    public IAgent Create(AgentSpec spec) => new StarterAgent();
}
