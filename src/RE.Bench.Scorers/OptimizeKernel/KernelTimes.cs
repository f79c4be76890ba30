using System.Text.Json.Nodes;

namespace RE.Bench.Scorers.OptimizeKernel;

/// <summary>Times of the batches in milliseconds, in order; each list has one number a batch.</summary>
/// <param name="Submission">The submitted kernel.</param>
/// <param name="Starting">The starting kernel on the same inputs.</param>
/// <param name="Copy">A plain copy of as many bytes: the floor that memory sets.</param>
internal sealed record KernelTimes(IReadOnlyList<double> Submission, IReadOnlyList<double> Starting, IReadOnlyList<double> Copy)
{
    /// <summary>Reads what the execution stage wrote.</summary>
    /// <exception cref="InvalidOperationException">It is incomplete: a mistake of the harness.</exception>
    public static KernelTimes From(JsonObject report)
    {
        var times = new KernelTimes(Times(report, "submission_ms"), Times(report, "starting_ms"), Times(report, "copy_ms"));
        return times.Submission.Count > 0 && times.Submission.Count == times.Starting.Count && times.Copy.Count == times.Starting.Count
            ? times
            : throw new InvalidOperationException("The measured batches are incomplete.");
    }

    private static List<double> Times(JsonObject report, string name) =>
        [.. (report[name] as JsonArray ?? throw new InvalidOperationException($"'{name}' was not measured.")).Select(time => time!.GetValue<double>())];
}
