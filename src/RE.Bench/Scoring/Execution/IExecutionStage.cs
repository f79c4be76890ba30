namespace RE.Bench.Scoring.Execution;

/// <summary>Runs a sealed submission in a fresh sandbox and measures it from outside, before the scorer of its environment looks at what was measured.</summary>
public interface IExecutionStage
{
    /// <summary>Slug of the environment that needs it.</summary>
    string Environment { get; }

    /// <summary>Runs the submission. What it does wrong is an outcome, never an exception.</summary>
    /// <param name="request">What to score; the sealed submission is unpacked in its folder.</param>
    /// <param name="site">Where sandboxes are made and what they may use.</param>
    /// <param name="cancellationToken">Ends it; nothing of it is left.</param>
    /// <exception cref="Sandboxes.SandboxUnavailableException">A sandbox broke.</exception>
    Task<ExecutionOutcome> RunAsync(ScoreRequest request, ExecutionSite site, CancellationToken cancellationToken);
}
