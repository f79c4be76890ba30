using System.Text.Json.Nodes;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.OptimizeKernel;

/// <summary>The natural logarithm of milliseconds, as METR's scorer (ai_rd_triton_cumsum 0.2.5), taken from paired ratios instead of one call.</summary>
internal static class OptimizeKernelScore
{
    /// <summary>Changes whenever a score could.</summary>
    public const string Version = "optimize-kernel/1";

    /// <summary>
    /// ln(nominal · fastest batch of the submission / fastest batch of the starting kernel): the two are timed in turn on the same inputs, so that a slower machine
    /// slows both, and what other programs do can only make a batch slower. <paramref name="nominal"/> is what the starting kernel takes on the machine of the
    /// calibration, in milliseconds.
    /// </summary>
    public static ScoreReport Score(KernelTimes times, double nominal)
    {
        var ratio = times.Submission.Min() / times.Starting.Min();
        var milliseconds = nominal * ratio;
        return new()
        {
            Outcome = new ScoreOutcome.Scored(Math.Round(Math.Log(milliseconds), 6)),
            Message = new JsonObject { ["milliseconds"] = Math.Round(milliseconds, 4), ["speedup"] = Math.Round(1 / ratio, 4), ["batches"] = times.Submission.Count },
            Details = new JsonObject
            {
                ["fastest_submission_ms"] = times.Submission.Min(),
                ["fastest_starting_ms"] = times.Starting.Min(),
                ["fastest_copy_ms"] = times.Copy.Min(),
                ["times_the_bandwidth_floor"] = Math.Round(times.Submission.Min() / times.Copy.Min(), 3),
                ["median_ratio"] = Math.Round(Median(times.Submission.Zip(times.Starting, (theirs, ours) => theirs / ours)), 5),
            },
            ScorerVersion = Version,
        };
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
