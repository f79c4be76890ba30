using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Gates;

/// <summary>What gates look at: the report, and all runs that were read for it, those that do not count included.</summary>
/// <param name="Report">The report.</param>
/// <param name="Runs">All runs that were read.</param>
public sealed record GatedReport(Report Report, RunSet Runs)
{
    /// <summary>The groups that gates judge: all but people's and published ones.</summary>
    internal IEnumerable<ReportGroup> Groups
    {
        get
        {
            var judged = Counted.Select(run => run.Run).ToHashSet();
            return Report.Groups.Where(group => group.Runs.Any(judged.Contains));
        }
    }

    /// <summary>Runs that count and are judged.</summary>
    internal IEnumerable<RunRecord> Counted => Report.Runs.Where(IsJudged);

    /// <summary>Runs that would be judged and do not count.</summary>
    internal IEnumerable<RunRecord> Uncounted
    {
        get
        {
            var counted = Report.Runs.Select(run => run.Run).ToHashSet();
            return Runs.Runs.Where(run => IsJudged(run) && !counted.Contains(run.Run));
        }
    }

    /// <summary>Agents and environments that were attempted and of which no run counts.</summary>
    internal IEnumerable<IGrouping<(string Agent, string Environment), RunRecord>> Lost
    {
        get
        {
            var found = Counted.Select(Pair).ToHashSet();
            return Uncounted.Where(run => !found.Contains(Pair(run))).GroupBy(Pair);
        }
    }

    /// <summary>Whether a run is judged: people's and METR's published runs are levels to look at.</summary>
    internal static bool IsJudged(RunRecord run) => !run.IsHuman && run.Source != "metr";

    private static (string Agent, string Environment) Pair(RunRecord run) => (run.Agent, run.Environment);
}
