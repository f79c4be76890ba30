using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.Shared;

/// <summary>Scores its own seed.</summary>
[Scorer("test-seed")]
internal sealed class SeedScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request) => new() { Outcome = new ScoreOutcome.Scored(request.Seed), ScorerVersion = "test/1" };
}
