using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Gates;

/// <summary>What gates look at: the report, and all runs that were read for it, those that do not count included.</summary>
/// <param name="Report">The report.</param>
/// <param name="Runs">All runs that were read.</param>
public sealed record GatedReport(Report Report, RunSet Runs)
{
    private readonly HashSet<string> _counted = [.. Report.Runs.Select(run => run.Run)];

    /// <summary>The groups that gates judge: all but people's and published ones.</summary>
    internal IEnumerable<ReportGroup> Groups => Report.Groups.Where(group => !group.IsHuman && IsJudged(group));

    /// <summary>Runs that count and are judged.</summary>
    internal IEnumerable<RunRecord> Counted => Report.Runs.Where(IsJudged);

    /// <summary>Runs that would be judged and do not count, with the reason.</summary>
    internal IEnumerable<RunRecord> Uncounted => Runs.Runs.Where(run => IsJudged(run) && !_counted.Contains(run.Run));

    /// <summary>Agents and environments that were attempted and of which no run counts.</summary>
    internal IEnumerable<IGrouping<(string Agent, string Environment), RunRecord>> Lost
    {
        get
        {
            var found = Counted.Select(Pair).ToHashSet();
            return Uncounted.Where(run => !found.Contains(Pair(run))).GroupBy(Pair);
        }
    }

    /// <summary>Slugs of all environments of all runs.</summary>
    public IEnumerable<string> Environments => Runs.Runs.Select(run => run.Environment).Distinct();

    /// <summary>Whether a run is judged: people's and METR's published runs are levels to look at.</summary>
    internal static bool IsJudged(RunRecord run) => !run.IsHuman && run.Source != "metr";

    private bool IsJudged(ReportGroup group) => Report.Runs.Any(run => run.Agent == group.Agent && run.Profile == group.Profile && IsJudged(run))
        || !Report.Runs.Any(run => run.Agent == group.Agent && run.Profile == group.Profile);

    private static (string Agent, string Environment) Pair(RunRecord run) => (run.Agent, run.Environment);
}
