namespace RE.Bench.Agents.Scripted;

/// <summary>Hands in the starting solution as it is: what a run without any work is worth.</summary>
internal sealed class StarterAgent : IAgent
{
    public Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken) =>
        Task.FromResult<AgentExit>(new AgentExit.Submitted());
}
