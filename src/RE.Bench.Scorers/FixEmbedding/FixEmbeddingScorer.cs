using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.FixEmbedding;

/// <summary>Reads what the request names, then scores. Nothing in it is random: the request's seed is not used.</summary>
[Scorer("fix-embedding")]
internal sealed class FixEmbeddingScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request)
    {
        // One thread gives one order of additions, and is not held up by a neighbor at every barrier of a busy machine.
        set_num_threads(1);
        var problem = FixEmbeddingProblem.From(request.Parameters);
        return FixEmbeddingScore.Score(request.SubmissionFolder, HeldOutTokens.Read(request, problem.HeldOut), problem);
    }
}
