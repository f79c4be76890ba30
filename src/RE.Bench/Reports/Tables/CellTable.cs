using System.Globalization;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Tables;

/// <summary>The groups on one environment.</summary>
internal static class CellTable
{
    public static ReportTable Of(ReportMethod method, string caption, IReadOnlyList<(ReportGroup Group, ReportCell Cell)> cells)
    {
        var reached = cells.SelectMany(pair => pair.Cell.Reached).Select(one => one.Score).Distinct().Order().ToList();
        return new()
        {
            Caption = caption,
            Columns =
            [
                new("GROUP", IsNumber: false), new("MEAN"), new($"{ReportNumbers.Percent(method.Confidence)} INTERVAL"), new("N"), new("MEDIAN", IsDetail: true), new("BEST"),
                new("SD", IsDetail: true), new("ABOVE"), new("AT REF"), new("NO SCORE", IsDetail: true), new("INVALID", IsDetail: true), new("CALLS/H", IsDetail: true), new("PEOPLE"),
                .. reached.Select(score => new ReportColumn(string.Create(CultureInfo.InvariantCulture, $"REACH {score:0.##}"), IsDetail: true)),
            ],
            Rows = [.. cells.Select(pair => (string[])[.. Row(pair.Group, pair.Cell), .. reached.Select(score => Reached(pair.Cell, score))])],
        };
    }

    private static IEnumerable<string> Row(ReportGroup group, ReportCell cell) =>
    [
        ReportTables.Name(group), ReportNumbers.Score(cell.Mean.Value), ReportNumbers.Interval(cell.Mean), ReportNumbers.Count(cell.Mean.N), ReportNumbers.Score(cell.Median), ReportNumbers.Score(cell.Best),
        ReportNumbers.Score(cell.Sd), ReportNumbers.Share(cell.ShareAboveStart), ReportNumbers.Share(cell.ShareAtReference), ReportNumbers.Count(cell.WithoutScore),
        ReportNumbers.Share(cell.InvalidRate), ReportNumbers.Rate(cell.ScoreCallsPerHour), ReportNumbers.Percentile(cell.HumanPercentile),
    ];

    private static string Reached(ReportCell cell, double score) => cell.Reached.FirstOrDefault(one => one.Score == score) is { } reached ? ReportNumbers.Reached(reached) : ReportNumbers.Unknown;
}
