namespace RE.Bench.Agents;

/// <summary>
/// Something that attempts an environment. It must be a pure function of what its workbench answers: after a crash it is run again from the
/// start and every step that the journal knows is answered from there, so it needs no resume code; it reads no clock, file or randomness of its own.
/// </summary>
public interface IAgent
{
    /// <summary>True when sandbox and clock stand still, held by <see cref="Budgets.PauseReason.Human"/>, until the agent releases its live bench.</summary>
    bool StartsHeld => false;

    /// <summary>Works until it submits, gives up, or the workbench says that the budget is spent.</summary>
    /// <param name="workbench">All that it may touch.</param>
    /// <param name="cancellationToken">Ends the attempt at once.</param>
    Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken);
}
