using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.RustCodecontests;

/// <summary>Scores what the execution stage judged; programs are never touched here.</summary>
[Scorer("rust-codecontests")]
internal sealed class RustCodecontestsScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request) =>
        RustCodecontestsScore.Score(request.Execution ?? throw new InvalidOperationException("The submission was not run, so there is nothing to score."));
}
