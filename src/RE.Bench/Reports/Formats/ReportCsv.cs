using System.Globalization;
using System.Text.RegularExpressions;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Formats;

/// <summary>One tidy table of cells as CSV (RFC 4180): a row for each group and environment, full precision, empty where unknown.</summary>
public static partial class ReportCsv
{
    private static readonly string[] Heading =
    [
        "group", "agent", "profile", "budget", "environment", "n", "mean", "low", "high", "median", "best", "sd", "share_above_start", "share_at_reference",
        "without_score", "invalid_rate", "score_calls_per_hour", "human_percentile", "group_rank", "group_score", "group_low", "group_high", "mixed",
    ];

    /// <summary>Writes heading and rows.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where they go.</param>
    public static void Write(Report report, TextWriter output)
    {
        Line(output, Heading);
        foreach (var (group, cell) in report.Groups.SelectMany(group => group.Cells.Select(cell => (group, cell))))
        {
            Line(output,
            [
                Text(group.Name), Text(group.Agent), Text(group.Profile), Text(group.Budget), Text(cell.Environment),
                Number(cell.Mean.N), Number(cell.Mean.Value), Number(cell.Mean.Low), Number(cell.Mean.High), Number(cell.Median), Number(cell.Best), Number(cell.Sd),
                Number(cell.ShareAboveStart), Number(cell.ShareAtReference), Number(cell.WithoutScore), Number(cell.InvalidRate), Number(cell.ScoreCallsPerHour), Number(cell.HumanPercentile),
                Number(group.Rank), Number(group.Score.Value), Number(group.Score.Low), Number(group.Score.High), Text(string.Join("; ", group.Mixed)),
            ]);
        }
    }

    /// <summary>A field of text: quoted where the format asks for it, and with an apostrophe before what a spreadsheet would compute.</summary>
    internal static string Text(string text)
    {
        var safe = Formula().IsMatch(text) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Line(TextWriter output, string[] fields) => output.Write($"{string.Join(',', fields)}\r\n");

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    // Spreadsheets skip white space before they look for a formula.
    [GeneratedRegex(@"^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]")]
    private static partial Regex Formula();
}
