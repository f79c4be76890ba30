using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect.Json;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>What a log says about all its samples.</summary>
/// <param name="Eval">The <c>eval</c> object of its header.</param>
/// <param name="Status"><c>success</c>, <c>error</c>, <c>cancelled</c> or <c>started</c>.</param>
internal sealed record LogFacts(JsonElement Eval, string Status)
{
    private static readonly string[] People = ["human_cli", "human_agent"];

    /// <summary>Id of the log.</summary>
    public string Id => Eval.Text("eval_id") is { Length: > 0 } id ? id : Eval.Text("run_id");

    /// <summary>Our environment where the task is one of RE-Bench's; otherwise the task's own name.</summary>
    public string Environment => TaskNames.Environment(Eval.Text("task"));

    /// <summary>METR's family of the task; null when it is none of RE-Bench's.</summary>
    public MetrFamily? Family => TaskNames.Family(Eval.Text("task"));

    /// <summary>Version of the task.</summary>
    public string TaskVersion => Eval.Text("task_version");

    /// <summary>Solver and model; <c>human</c> for people.</summary>
    public string Agent => People.Contains(Scaffold[(Scaffold.LastIndexOf('/') + 1)..]) ? "human"
        : (Scaffold, Model) switch
        {
            ("", null) => "unknown",
            ("", { } model) => model,
            (var solver, null) => solver,
            var (solver, model) => $"{solver}:{model}",
        };

    /// <summary>The solver.</summary>
    public string Scaffold => Eval.Text("solver");

    /// <summary>The model; null for Inspect's none.</summary>
    public string? Model => Eval.Text("model") is { Length: > 0 } model && model is not ("none" or "none/none") ? model : null;

    /// <summary>Kind of the sandbox.</summary>
    public string Sandbox => Eval.Get("sandbox").Text("type");

    /// <summary>Version of Inspect.</summary>
    public string Harness => Eval.Get("packages").Text("inspect_ai") is { Length: > 0 } version ? $"inspect {version}" : "";

    /// <summary>Working time, or wall time, that a sample was given; null when neither was limited.</summary>
    public TimeSpan? Limit => Positive(Eval.Get("config").Get("working_limit").AsTime()) ?? Positive(Eval.Get("config").Get("time_limit").AsTime());

    private static TimeSpan? Positive(TimeSpan? time) => time > TimeSpan.Zero ? time : null;
}
