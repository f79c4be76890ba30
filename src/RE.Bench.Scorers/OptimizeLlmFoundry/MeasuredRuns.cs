using System.Text.Json.Nodes;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>What the execution stage left.</summary>
/// <param name="Results">Folder with <c>held-out.jsonl</c> and the weights of every run, <c>WHO-CASE-ROUND.safetensors</c>.</param>
/// <param name="Submission">Seconds of the submitted script in the timed rounds.</param>
/// <param name="Starting">Seconds of the starting script on the same inputs.</param>
internal sealed record MeasuredRuns(string Results, IReadOnlyList<double> Submission, IReadOnlyList<double> Starting)
{
    /// <summary>Case and round of every pair of runs, the untimed one first.</summary>
    public IEnumerable<string> Pairs => [.. Enumerable.Range(1, Starting.Count).Select(round => FormattableString.Invariant($"timed-{round}")).Prepend("checked-1")];

    /// <summary>Reads what the execution stage wrote.</summary>
    /// <exception cref="InvalidOperationException">It is incomplete: a mistake of the harness.</exception>
    public static MeasuredRuns From(JsonObject report)
    {
        var runs = new MeasuredRuns(report["results"]?.GetValue<string>() ?? throw new InvalidOperationException("'results' was not measured."), Times(report, "submission_seconds"), Times(report, "starting_seconds"));
        return runs.Submission.Count > 0 && runs.Submission.Count == runs.Starting.Count && runs.Starting.All(seconds => seconds > 0) && runs.Submission.All(seconds => seconds > 0)
            ? runs
            : throw new InvalidOperationException("The measured runs are incomplete.");
    }

    private static List<double> Times(JsonObject report, string name) =>
        [.. (report[name] as JsonArray ?? throw new InvalidOperationException($"'{name}' was not measured.")).Select(time => time!.GetValue<double>())];
}
