using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.Scripted;

/// <summary><c>replay:FILE</c>.</summary>
internal sealed class ReplayScaffold : IScaffold
{
    public string Name => "replay";

    public string Argument => "FILE";

    public bool NeedsModel => false;

    public IAgent Create(AgentSpec spec) => new ScriptedAgent(AttemptScript.Read(spec.Script!));
}
