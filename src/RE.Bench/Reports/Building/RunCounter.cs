using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Scores;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Decides which runs count, and says of every other one why it does not.</summary>
/// <param name="options">What the report is asked for.</param>
internal sealed class RunCounter(ReportOptions options)
{
    private readonly HashSet<string> _leftOut = [.. options.ExcludeRuns];
    private readonly List<CountedRun> _counted = [];
    private readonly List<ExcludedRun> _excluded = [];

    public IReadOnlyList<CountedRun> Counted => _counted;

    public IReadOnlyList<ExcludedRun> Excluded => _excluded;

    /// <summary>Sorts all runs into those that count and those that do not.</summary>
    /// <exception cref="UserErrorException">A run that shall be left out is not there.</exception>
    public static RunCounter Of(IReadOnlyList<RunRecord> runs, ReportOptions options)
    {
        CheckNames(runs, options);
        return Sort(runs, options);
    }

    /// <summary>Checks that runs that shall be left out are there.</summary>
    /// <exception cref="UserErrorException">One is not.</exception>
    public static void CheckNames(IReadOnlyList<RunRecord> runs, ReportOptions options)
    {
        var unknown = options.ExcludeRuns.Except(runs.Select(run => run.Run)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new UserErrorException($"No run that was read is called {string.Join(" or ", unknown.Select(id => $"'{id}'"))}, so it cannot be left out. Correct the id, or drop it.");
        }
    }

    /// <summary>The same as <see cref="Of"/> for a part of the runs.</summary>
    public static RunCounter Sort(IReadOnlyList<RunRecord> runs, ReportOptions options)
    {
        var counter = new RunCounter(options);
        foreach (var run in runs)
        {
            counter.Take(run);
        }

        return counter;
    }

    private void Take(RunRecord run)
    {
        var seen = options.CutAt is { } point ? point.Cut(run) : run;
        var counted = new CountedRun(run, seen ?? run, RunTrajectory.Of(seen ?? run, options.Selection));
        if (Reason(run, seen, counted.Score) is { } reason)
        {
            _excluded.Add(new ExcludedRun(run.Run, reason));
        }
        else
        {
            _counted.Add(counted);
        }
    }

    private string? Reason(RunRecord run, RunRecord? seen, double score) => run.Outcome switch
    {
        RunOutcomes.InfrastructureFailed => "infrastructure-failed: says nothing about the agent",
        RunOutcomes.Cancelled => "cancelled: a person stopped it before its end",
        RunOutcomes.Submitted or RunOutcomes.BudgetSpent or RunOutcomes.AgentFailed => _leftOut.Contains(run.Run) ? "left out as asked"
            : seen is null ? $"cannot be cut at {options.CutAt!.Words}: {options.CutAt.WhyNot(run)}"
            : score > options.ExcludeAbove ? FormattableString.Invariant($"its score {score:0.###} is above {options.ExcludeAbove:0.###}: left out as asked")
            : null,
        _ => $"its outcome '{run.Outcome}' is unknown",
    };
}
