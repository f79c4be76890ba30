using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Analysis.Scores;
using RE.Bench.Analysis.Splits;
using RE.Bench.Analysis.Standing;
using RE.Bench.Budgets;
using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Building;

/// <summary>Computes groups and ranks them.</summary>
/// <param name="options">What the report is asked for.</param>
/// <param name="people">People's scores.</param>
internal sealed class GroupBuilder(ReportOptions options, PeopleScores people)
{
    private readonly BootstrapPlan _plan = new(options.Bootstrap, options.Resamples, options.Seed, options.Confidence);

    /// <summary>By profile, then by rank.</summary>
    public IReadOnlyList<BuiltGroup> Build(IReadOnlyList<RunGroup> groups, CancellationToken cancellationToken)
    {
        var built = groups.Select(group => new BuiltGroup(group, Build(group, cancellationToken))).ToList();
        return [.. built
            .GroupBy(one => one.Report.Profile)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .SelectMany(same => same.Select(one => one.Ranked(Percentiles.Rank(one.Report.Score.Value, same.Select(other => other.Report.Score.Value))))
                .OrderBy(one => one.Report.Rank).ThenBy(one => one.Report.Name, StringComparer.Ordinal))];
    }

    private ReportGroup Build(RunGroup group, CancellationToken cancellationToken)
    {
        var layout = new GroupColumns(group, options);
        var columns = layout.All().ToList();
        var drawn = Draw([layout.Mean, .. columns.Select(column => column.Column)], [.. group.Cells.Select(cell => new[] { cell.Count() })], cancellationToken);
        var points = columns.Select((column, index) => (column.Axis, Point: new CurvePoint(column.X, Estimate(column.Column, drawn, index + 1, group), column.Note))).ToLookup(pair => pair.Axis, pair => pair.Point);
        var cells = new CellBuilder(options, _plan, people);
        var rates = CallRates.Of([.. group.Runs.Select(run => run.Seen)]);
        return new ReportGroup
        {
            Name = group.Name,
            Agent = group.Agent,
            Profile = group.Profile,
            Budget = group.Budget,
            IsHuman = group.IsHuman,
            Runs = [.. group.Runs.Select(run => run.Record.Run)],
            Score = Estimate(layout.Mean, drawn, 0, group),
            Rank = 1,
            HumanPercentile = people.Percentile(group),
            Cells = [.. group.Cells.Select(cell => cells.Build(cell, cancellationToken))],
            OverTime = new ReportCurve("hours", [.. points["hours"]]),
            OverTokens = new ReportCurve("tokens", [.. points["tokens"]]),
            OverCost = new ReportCurve("usd", [.. points["usd"]]),
            BestOfK = new ReportCurve("k", [.. points["k"]]),
            Frontier = new ReportCurve("hours", [.. FrontierOf(group, cancellationToken)]),
            InvalidRate = rates.Invalid,
            ScoreCallsPerHour = rates.PerHour,
            Tokens = group.Runs.All(run => run.Seen.Tokens > 0) ? group.Runs.Average(run => (double)run.Seen.Tokens) : null,
            CostUsd = group.Runs.All(run => run.Seen.CostUsd is not null) ? (double)group.Runs.Average(run => run.Seen.CostUsd!.Value) : null,
            Mixed = group.Mixed(options),
        };
    }

    private Resamples? Draw(IReadOnlyList<AtKColumn> columns, IReadOnlyList<int[]> strata, CancellationToken cancellationToken) =>
        Bootstrap.IsPossible(strata, _plan.Method) ? Bootstrap.Draw(strata, new AtKColumns(columns), _plan, cancellationToken) : null;

    private static Estimate Estimate(AtKColumn column, Resamples? drawn, int index, RunGroup group)
    {
        var interval = drawn?.Interval(index);
        return new Estimate(column.Value, interval?.Low, interval?.High, group.Runs.Count);
    }

    private IEnumerable<CurvePoint> FrontierOf(RunGroup group, CancellationToken cancellationToken)
    {
        var pool = new SplitPool([.. group.Cells.Select(cell => cell.Select(run => new SplitRun(run.Seen.Limit, run.Trajectory)).ToList())], [.. group.Cells.Select(GroupColumns.TakesMean)]);
        return new Frontier(pool, options.Estimator).Best(_plan with { Family = 1 }, cancellationToken)
            .Select(point => new CurvePoint(point.Split.Total.TotalHours, new Estimate(point.Score, point.Interval?.Low, point.Interval?.High, point.Runs), Words(point)));
    }

    private static string Words(FrontierPoint point)
    {
        var split = point.Split;
        var words = $"{split.Runs} {(split.Runs == 1 ? "run" : "runs")} of {DurationText.Format(split.Length)}{(split.IsCut ? $", cut from {DurationText.Format(split.Limit)}" : "")}";
        return point.TooFew.Count > 0 ? $"{words}; too few runs of {string.Join(", ", point.TooFew.Select(DurationText.Format))} to tell" : words;
    }
}
