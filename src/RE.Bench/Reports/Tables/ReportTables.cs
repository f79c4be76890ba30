using System.Globalization;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Tables;

/// <summary>Lays a report out as tables: for each profile the groups' scores, what they took, and a table for each environment.</summary>
public static class ReportTables
{
    /// <summary>All tables, in order.</summary>
    /// <param name="report">The report.</param>
    public static IReadOnlyList<ReportTable> Of(Report report) =>
        [.. report.Groups.GroupBy(group => group.Profile).SelectMany(groups => (ReportTable[])[Scores(report, [.. groups]), .. Effort([.. groups]), .. Environments(report, [.. groups])])];

    /// <summary>The name of a group, marked where it mixes what does not compare.</summary>
    /// <param name="group">The group.</param>
    public static string Name(ReportGroup group) => group.Name + (group.Mixed.Count > 0 ? "*" : "");

    private static ReportTable Scores(Report report, IReadOnlyList<ReportGroup> groups) => new()
    {
        Caption = $"Scores, profile {groups[0].Profile}: normalized (0 = starting solution, 1 = reference), mean over environments of the mean run",
        Columns =
        [
            new("#"), new("GROUP", IsNumber: false), new("SCORE"), new($"{ReportNumbers.Percent(report.Method.Confidence)} INTERVAL"),
            new("RUNS"), new("ENVS"), .. AtK(report) is { } k ? [new ReportColumn($"SCORE@{k}"), new($"SCORE@{k} INTERVAL", IsDetail: true)] : Array.Empty<ReportColumn>(), new("PEOPLE"),
        ],
        Rows = [.. groups.Select(group => (string[])
        [
            group.Rank.ToString(CultureInfo.InvariantCulture), Name(group), ReportNumbers.Score(group.Score.Value), ReportNumbers.Interval(group.Score),
            ReportNumbers.Count(group.Score.N), ReportNumbers.Count(group.Cells.Count), .. AtK(report) is { } k ? Best(group, k) : [], ReportNumbers.Percentile(group.HumanPercentile),
        ])],
    };

    // Published tables say nothing of it.
    private static ReportTable[] Effort(IReadOnlyList<ReportGroup> groups) =>
        groups.Any(group => group is not { InvalidRate: null, ScoreCallsPerHour: null, Tokens: null, CostUsd: null }) ? [EffortOf(groups)] : [];

    private static ReportTable EffortOf(IReadOnlyList<ReportGroup> groups) => new()
    {
        Caption = $"What a run took, profile {groups[0].Profile}: invalid scorings, scorings an hour of working time, tokens, US dollars",
        Columns = [new("GROUP", IsNumber: false), new("BUDGET"), new("INVALID"), new("CALLS/H"), new("TOKENS"), new("COST")],
        Rows = [.. groups.Select(group => (string[])
        [
            Name(group), group.Budget, ReportNumbers.Share(group.InvalidRate), ReportNumbers.Rate(group.ScoreCallsPerHour), ReportNumbers.Tokens(group.Tokens), ReportNumbers.Usd(group.CostUsd),
        ])],
    };

    private static IEnumerable<ReportTable> Environments(Report report, IReadOnlyList<ReportGroup> groups) =>
        from environment in groups.SelectMany(made => made.Cells).Select(cell => cell.Environment).Distinct().Order(StringComparer.Ordinal)
        let level = report.Levels.FirstOrDefault(level => level.Environment == environment && level.Profile == groups[0].Profile)
        select CellTable.Of(report.Method, $"{environment}, profile {groups[0].Profile}{(level is null ? "" : $"; {People(level)}")}", [.. Cells(groups, environment)]);

    private static IEnumerable<(ReportGroup Group, ReportCell Cell)> Cells(IReadOnlyList<ReportGroup> groups, string environment) =>
        groups.SelectMany(group => group.Cells.Where(cell => cell.Environment == environment).Select(cell => (group, cell))).OrderByDescending(pair => pair.cell.Mean.Value);

    private static string People(EnvironmentLevels level) =>
        $"people: mean {ReportNumbers.Score(level.People.Value)}, median {ReportNumbers.Score(level.Median)}, 90th percentile {ReportNumbers.Score(level.NinetiethPercentile)}, n {level.People.N}";

    private static int? AtK(Report report) => report.Method.K;

    private static string[] Best(ReportGroup group, int k) =>
        group.BestOfK.Points.FirstOrDefault(point => point.X == k)?.Score is { } best ? [ReportNumbers.Score(best.Value), ReportNumbers.Interval(best)] : [ReportNumbers.Unknown, ReportNumbers.Unknown];
}
