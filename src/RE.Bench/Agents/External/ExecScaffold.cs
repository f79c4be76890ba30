using RE.Bench.Agents.Catalog;

namespace RE.Bench.Agents.External;

/// <summary><c>exec:CMD</c>: a program in the sandbox.</summary>
internal sealed class ExecScaffold : IScaffold
{
    public string Name => "exec";

    public string Argument => "CMD";

    public bool NeedsModel => false;

    public IAgent Create(AgentSpec spec) => new ExecAgent(spec.Exec!);
}
