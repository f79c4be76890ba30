using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.Shared;

/// <summary>Scores no number.</summary>
[Scorer("test-nan")]
internal sealed class NaNScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request) => new() { Outcome = new ScoreOutcome.Scored(double.NaN), ScorerVersion = "test/1" };
}
