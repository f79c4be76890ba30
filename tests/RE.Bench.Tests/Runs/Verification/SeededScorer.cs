using RE.Bench.Scoring;

namespace RE.Bench.Tests.Runs.Verification;

/// <summary>Scores by the seed alone, or fails as told.</summary>
internal sealed class SeededScorer(Func<long, double?> score) : IScorerProcess
{
    public string Version { get; init; } = "fake-1";

    /// <summary>What becomes of each scoring instead of a score.</summary>
    public ScoreOutcome? Outcome { get; init; }

    public Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.FromResult(new ScoreReport
        {
            Outcome = Outcome ?? (score(request.Seed) is { } raw ? new ScoreOutcome.Scored(raw) : new ScoreOutcome.Invalid("no number")),
            ScorerVersion = Version,
        });
}
