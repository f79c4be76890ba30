using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Scoring.Execution;

/// <summary>Scores in two stages: the submissions of environments that need it are run in sandboxes of their own first, then the scorer process reads what was measured.</summary>
/// <param name="scorer">The second stage.</param>
/// <param name="stages">The first stage of the environments that have one.</param>
/// <param name="sandboxes">The provider of a kind of sandbox.</param>
public sealed class ExecutingScorer(IScorerProcess scorer, IReadOnlyList<IExecutionStage> stages, Func<string, ISandboxProvider> sandboxes) : IScorerProcess
{
    private const string Version = "execution/1";

    /// <inheritdoc/>
    public async Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (stages.SingleOrDefault(stage => stage.Environment == request.Environment) is not { } stage)
        {
            return await scorer.ScoreAsync(request, workFolder, timeout, cancellationToken);
        }

        var room = request.Room ?? throw new InvalidOperationException($"A submission to '{request.Environment}' is run before it is scored, and no sandbox was named for that.");
        return await stage.RunAsync(request, new ExecutionSite(sandboxes(room.Sandbox), room), cancellationToken) switch
        {
            ExecutionOutcome.Measured measured => await ScoreMeasuredAsync(measured, () => scorer.ScoreAsync(request with { Execution = measured.Report }, workFolder, timeout, cancellationToken)),
            ExecutionOutcome.Refused refused => new ScoreReport { Outcome = new ScoreOutcome.Invalid(refused.Reason) { Finding = refused.Finding }, ScorerVersion = Version },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<ScoreReport> ScoreMeasuredAsync(ExecutionOutcome.Measured measured, Func<Task<ScoreReport>> score)
    {
        try
        {
            return await score();
        }
        finally
        {
            if (measured.Folder is { } folder)
            {
                GuardedFolder.Delete(folder);
            }
        }
    }
}
