using RE.Bench.Scorers.Shared.Hosting;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>Scores what the execution stage measured; nothing of the submission is run here.</summary>
[Scorer("optimize-llm-foundry")]
internal sealed class OptimizeLlmFoundryScorer : IScorer
{
    public ScoreReport Score(ScoreRequest request)
    {
        // One thread gives one order of additions.
        set_num_threads(1);
        var problem = FoundryProblem.From(request.Parameters);
        var runs = MeasuredRuns.From(request.Execution ?? throw new InvalidOperationException("The submission was not run, so there is nothing to score."));
        var given = problem.BaseFolder is { } folder ? request.DataPath(folder) : Path.Combine(request.EnvironmentFolder, "agent", "base");
        var rows = HeldOutRow.Read(Path.Combine(runs.Results, "held-out.jsonl"), RowEncoding.Read(Path.Combine(given, "tokenizer.json")), problem.Window);
        using var start = RunComparison.Trusted(Path.Combine(given, "model.safetensors"), problem);
        return OptimizeLlmFoundryScore.Score(problem, runs, new(problem, runs.Results, start, rows));
    }
}
