using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.Shared;

/// <summary>Fails.</summary>
[Scorer("test-broken")]
internal sealed class BrokenScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request) => throw new InvalidOperationException("the scorer is broken");
}
