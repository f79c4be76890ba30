using RE.Bench.Environments.Services.Judging.Scores;
using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.FinetuneGpt2Qa;

/// <summary>Reads what the request names, then scores.</summary>
[Scorer("finetune-gpt2-qa")]
internal sealed class FinetuneGpt2QaScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request)
    {
        // One thread gives one order of additions, and is not held up by a neighbor at every barrier of a busy machine.
        set_num_threads(1);
        var problem = FinetuneGpt2QaProblem.From(request.Parameters);
        var score = new FinetuneGpt2QaScore(QaFiles.Of(request, problem), problem);
        return problem.Judge == "built-in" ? score.Score(request.SubmissionFolder, request.Seed)
            : request.Execution is not { } judged ? throw new InvalidOperationException($"The profile '{request.Profile}' is judged by a model, and nobody asked it.")
            : judged.ContainsKey(AnswerSheet.Request) ? score.Answer(request.SubmissionFolder, request.Seed)
            : score.Count(judged);
    }
}
