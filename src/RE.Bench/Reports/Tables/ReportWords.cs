using System.Globalization;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Tables;

/// <summary>The sentences of a report: what it covers, how it was computed, what its columns mean.</summary>
public static class ReportWords
{
    /// <summary>What the report covers.</summary>
    /// <param name="report">The report.</param>
    public static string Summary(Report report)
    {
        var environments = report.Groups.SelectMany(group => group.Cells).Select(cell => cell.Environment).Distinct().Count();
        return string.Create(CultureInfo.InvariantCulture,
            $"{ReportNumbers.Count(report.Runs.Count, "run")} in {ReportNumbers.Count(report.Groups.Count, "group")} on {ReportNumbers.Count(environments, "environment")}; rebench {report.Harness}, {report.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
    }

    /// <summary>How it was computed.</summary>
    /// <param name="report">The report.</param>
    public static string Method(Report report)
    {
        var method = report.Method;
        return string.Create(CultureInfo.InvariantCulture,
            $"Method: score@k {method.Estimator.Replace('-', ' ')}; {ReportNumbers.Percent(method.Confidence)} percentile bootstrap over {method.Bootstrap.Replace('-', ' ')}, {method.Resamples:N0} resamples, seed {method.Seed}{(method.At is { } at ? $"; scores at {at}" : "")}.");
    }

    /// <summary>What the columns mean, a sentence each.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "PEOPLE: percentile among people's runs of the same environment and profile.",
        "INVALID: share of scorings, starting ones aside, that gave no score. CALLS/H: scorings an hour of working time. TOKENS, COST: mean of a run.",
        "ABOVE: share of runs above the starting solution (score over 0.05, METR's cut). AT REF: share of runs at the reference (score of at least 1). BEST: the best run.",
    ];

    /// <summary>What a mark on a name means, for each marked group; empty when none is marked.</summary>
    /// <param name="report">The report.</param>
    public static IReadOnlyList<string> Marks(Report report) =>
        [.. report.Groups.Where(group => group.Mixed.Count > 0).Select(group => $"* {group.Name} mixes runs that do not compare: {string.Join("; ", group.Mixed)}.")];
}
