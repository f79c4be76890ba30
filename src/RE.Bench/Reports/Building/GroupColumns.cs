using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Scores;
using RE.Bench.Scoring;

namespace RE.Bench.Reports.Building;

/// <summary>
/// Lays out the curves of a group: the score against hours, tokens and US dollars as the mean over environments of the mean score so far (RE-Bench paper, arXiv 2411.15114, progress over time, read at the points of a log grid
/// instead of interpolated), and score@k.
/// </summary>
/// <param name="group">The runs.</param>
/// <param name="options">What the report is asked for.</param>
internal sealed class GroupColumns(RunGroup group, ReportOptions options)
{
    private const int PointsPerDoubling = 4;
    private const int Doublings = 6;

    /// <summary>The mean, score@1, which every group has.</summary>
    public AtKColumn Mean { get; } = new([.. group.Cells.Select(AtEnd)], 1, options.Estimator);

    /// <summary>All curves.</summary>
    public IEnumerable<GroupColumn> All() => [.. BestOfK(), .. OverTime(), .. OverTokens(), .. OverCost()];

    /// <summary>Where no best of several runs can be chosen because their scores are hidden.</summary>
    public static bool TakesMean(IEnumerable<CountedRun> runs) => runs.Any(run => run.Record.Selection == ScoreSelection.Last);

    private static EnvironmentScores AtEnd(IGrouping<string, CountedRun> runs) => new([.. runs.Select(run => run.Score)], TakesMean(runs));

    /// <summary>Each k that was asked for, up to the first that no environment has more runs than.</summary>
    private IEnumerable<GroupColumn> BestOfK()
    {
        var most = group.Cells.Where(cell => !TakesMean(cell)).Select(cell => cell.Count()).DefaultIfEmpty(1).Max();
        var asked = options.Ks.Distinct().Order().ToList();
        var scores = group.Cells.Select(AtEnd).ToList();
        return asked.Where((k, index) => index == 0 || asked[index - 1] < most).Select(k => new GroupColumn("k", k, new AtKColumn(scores, k, options.Estimator), Note(k)));
    }

    private string Note(int k)
    {
        var few = group.Cells.Where(cell => !TakesMean(cell) && cell.Count() < k).Select(cell => $"{cell.Key} {cell.Count()}").ToList();
        var how = options.Estimator == AtKEstimator.WithReplacement ? "more draws than runs" : "counts as k = n";
        return few.Count == 0 ? "" : $"{how} where n is less: {string.Join(", ", few)}";
    }

    private IEnumerable<GroupColumn> OverTime()
    {
        var limit = group.Runs.Min(run => run.Seen.Limit);
        var isKnown = group.Runs.All(run => run.Trajectory.IsKnown);
        var times = Grid(limit.Ticks, isKnown).Select(ticks => TimeSpan.FromTicks((long)Math.Round(ticks)));
        return times.SelectMany(time => Column("hours", time.TotalHours, run => run.At(time)));
    }

    private IEnumerable<GroupColumn> OverTokens() => group.Runs.Max(run => run.Seen.Tokens) is var most and > 0 && group.Runs.All(run => run.Seen.Tokens > 0)
        ? Grid(most, isWhole: true).SelectMany(tokens => Column("tokens", Math.Round(tokens), run => run.AtTokens((long)Math.Round(tokens))))
        : [];

    private IEnumerable<GroupColumn> OverCost() => group.Runs.Max(run => run.Seen.CostUsd) is { } most and > 0 && group.Runs.All(run => run.Seen.CostUsd is not null)
        ? Grid((double)most, isWhole: true).SelectMany(usd => Column("usd", usd, run => run.AtCost((decimal)usd)))
        : [];

    /// <summary>Points up to an end, the same factor apart; the end alone when only ends are known.</summary>
    private static IEnumerable<double> Grid(double end, bool isWhole) => isWhole
        ? Enumerable.Range(0, Doublings * PointsPerDoubling + 1).Reverse().Select(step => end / Math.Pow(2, step / (double)PointsPerDoubling))
        : [end];

    /// <summary>One point of a curve; none when the score of a run cannot be known there.</summary>
    private IEnumerable<GroupColumn> Column(string axis, double x, Func<RunTrajectory, double?> score)
    {
        var environments = group.Cells.Select(cell => (Scores: cell.Select(run => score(run.Trajectory)).ToList(), TakesMean: TakesMean(cell))).ToList();
        return environments.TrueForAll(one => one.Scores.TrueForAll(value => value is not null))
            ? [new GroupColumn(axis, x, new AtKColumn([.. environments.Select(one => new EnvironmentScores([.. one.Scores.Select(value => value!.Value)], one.TakesMean))], 1, options.Estimator))]
            : [];
    }
}
