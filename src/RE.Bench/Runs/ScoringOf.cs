using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Runs the scorer on one sealed submission.</summary>
internal static class ScoringOf
{
    /// <summary>Unpacks the submission for the scorer and runs it.</summary>
    public static async Task<ScoreReport> RunAsync(PlannedRun plan, IScorerProcess scorer, ScoringJob job, CancellationToken cancellationToken)
    {
        await Task.Yield();
        throw new InvalidOperationException($"{plan} {scorer} {job} {cancellationToken}");
    }
}
