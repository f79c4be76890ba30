using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>Reads what the request names, then scores.</summary>
[Scorer("restricted-mlm")]
internal sealed class RestrictedMlmScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request)
    {
        // One thread gives one order of additions, and is not held up by a neighbor at every barrier of a busy machine.
        set_num_threads(1);
        var problem = RestrictedMlmProblem.From(request.Parameters);
        return RestrictedMlmScore.Score(Path.Combine(request.SubmissionFolder, "model"), HeldOutTokens.Read(request, problem.HeldOut), problem, request.Seed);
    }
}
