using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.Scripted;

/// <summary><c>reference</c>.</summary>
internal sealed class ReferenceScaffold : IScaffold
{
    public string Name => "reference";

    public string? Argument => null;

    public bool NeedsModel => false;

    public IAgent Create(AgentSpec spec) => new ReferenceAgent();
}
