using RE.Bench.Analysis.Scores;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Says what a reader must know beside the numbers.</summary>
internal static class ReportNotes
{
    private const int MostNames = 20;

    public static IEnumerable<string> Of(IReadOnlyList<BuiltGroup> groups, ReportOptions options) =>
    [
        .. groups.Count == 0 ? ["No run counts."] : Array.Empty<string>(),
        .. groups.SelectMany(group => group.Report.Mixed.Select(mixed => $"'{group.Report.Name}' mixes what does not compare: {mixed}")),
        .. groups.Select(group => group.Report).GroupBy(group => group.Profile).SelectMany(Coverage),
        .. groups.SelectMany(group => OfRuns(group.Runs)),
        .. OfOptions(options),
    ];

    /// <summary>What is to be said of runs whatever is done with them: other models, implausible scores, none at all.</summary>
    public static IEnumerable<string> OfRuns(RunGroup group) => [.. Models(group), .. Anomalies(group), .. WithoutScore(group)];

    /// <summary>What was asked for that changes every score.</summary>
    public static IEnumerable<string> OfOptions(ReportOptions options) =>
    [
        .. options.CutAt is { } cut ? [$"all runs are looked at {cut.Words} after their start"] : Array.Empty<string>(),
        .. options.Selection is { } selection ? [$"the {ChoiceText.Of(selection)} valid row counts on every environment, not what its definition says"] : Array.Empty<string>(),
    ];

    /// <summary>Groups of one profile over other environments than the widest: their means and ranks are of other things.</summary>
    private static IEnumerable<string> Coverage(IGrouping<string, ReportGroup> groups)
    {
        var all = groups.SelectMany(group => group.Cells).Select(cell => cell.Environment).Distinct().Order(StringComparer.Ordinal).ToList();
        return from ranked in groups
               let lacks = all.Except(ranked.Cells.Select(cell => cell.Environment)).ToList()
               where lacks.Count > 0
               select $"'{ranked.Name}' is a mean over {ranked.Cells.Count} of {all.Count} environments, so it does not compare with means over others: it has no run of {string.Join(", ", lacks)}";
    }

    private static IEnumerable<string> Models(RunGroup group)
    {
        var models = group.Runs.GroupBy(run => run.Record.Agent)
            .Select(same => (Agent: same.Key, Models: same.Select(run => $"{run.Record.Model ?? "no model"} in {(run.Record.Scaffold.Length > 0 ? run.Record.Scaffold : "no known scaffold")}").Distinct().Order(StringComparer.Ordinal).ToList()));
        return models.Where(one => one.Models.Count > 1).Select(one => $"'{group.Name}': the agent '{one.Agent}' was {string.Join(" and ", one.Models)}");
    }

    private static IEnumerable<string> Anomalies(RunGroup group) => group.Cells.SelectMany(cell =>
    {
        var high = cell.Where(run => Anomaly.IsImplausible(run.Score)).Select(run => FormattableString.Invariant($"'{run.Record.Run}' ({run.Score:0.###})")).ToList();
        return high.Count == 0 ? Array.Empty<string>()
            : [$"'{group.Name}' on {cell.Key} has scores above {Anomaly.HighestSeen}, which the paper never saw; look at them before you believe the mean: {Names(high)}"];
    });

    private static IEnumerable<string> WithoutScore(RunGroup group) => group.Cells.SelectMany(cell =>
    {
        var without = cell.Where(run => !run.HasScore).Select(run => $"'{run.Record.Run}'").ToList();
        return without.Count == 0 ? Array.Empty<string>()
            : [$"'{group.Name}' on {cell.Key}: {without.Count} of {cell.Count()} runs without a valid score count as 0: {Names(without)}"];
    });

    private static string Names(List<string> names) => string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
}
