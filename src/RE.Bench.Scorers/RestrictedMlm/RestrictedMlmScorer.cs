using RE.Bench.Scorers.Shared;
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
        return RestrictedMlmScore.Score(Path.Combine(request.SubmissionFolder, "model"), MaskedWindows.ReadTokens(HeldOut(request, problem)), problem, request.Seed);
    }

    private static string HeldOut(ScoreRequest request, RestrictedMlmProblem problem) =>
        problem.HeldOut.Split('/', 2) is [var data, var file] && request.DataFolders.TryGetValue(data, out var folder)
            ? Path.Combine(folder, file)
            : throw new InvalidOperationException($"The held-out text '{problem.HeldOut}' of the profile '{request.Profile}' is not prepared on this machine.");
}
