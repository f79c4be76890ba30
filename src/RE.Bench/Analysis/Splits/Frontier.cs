using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.Splits;

/// <summary>
/// Best split of a total budget T into k runs of length T/k (RE-Bench paper, arXiv 2411.15114, figure 2: for each budget the allocation that does best). k is a power of two, T a limit times a power of two.
/// </summary>
/// <param name="pool">The runs.</param>
/// <param name="estimator">How score@k is estimated.</param>
public sealed class Frontier(SplitPool pool, AtKEstimator estimator)
{
    /// <summary>Runs are cut at no less than this part of their limit.</summary>
    public const int ShortestPart = 64;

    /// <summary>All splits that the runs can tell something about, by total budget (RE-Bench paper, arXiv 2411.15114, figure 2).</summary>
    public IReadOnlyList<IGrouping<TimeSpan, BudgetSplit>> Splits()
    {
        var totals = pool.Limits.SelectMany(Totals).Distinct().Order().ToList();
        return [.. totals.SelectMany(total => pool.Limits.SelectMany(limit => Splits(total, limit)).Select(split => (total, split))).GroupBy(pair => pair.total, pair => pair.split)];
    }

    /// <summary>
    /// The best split of each total budget, with an interval free of the winner's curse: each resample chooses its best split anew, and the score is that of the choice in a second,
    /// independent resample (the choice and its valuation parted as in cross-validation; Efron and Tibshirani 1993, chapter 17). One resample for both would always favor what noise favors.
    /// </summary>
    /// <param name="plan">How resamples are drawn.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IReadOnlyList<FrontierPoint> Best(BootstrapPlan plan, CancellationToken cancellationToken)
    {
        var totals = Splits();
        if (totals.Count == 0)
        {
            return [];
        }

        var splits = totals.SelectMany(total => total).ToList();
        var columns = splits.ConvertAll(split => new AtKColumn(pool.Scores(split.Limit, split.Length), split.Runs, estimator));
        var (chosen, valued) = Bootstrap.IsPossible(pool.Strata, plan.Method) ? Draw(columns, plan, cancellationToken) : (null, null);
        var (points, first) = (new List<FrontierPoint>(), 0);
        foreach (var total in totals)
        {
            var range = Enumerable.Range(first, total.Count()).ToList();
            var best = range.MaxBy(index => columns[index].Value);
            var interval = chosen is null || valued is null ? null : Resamples.Of(Valued(chosen, valued, range, plan.Resamples), plan.Confidence);
            points.Add(new FrontierPoint(
                splits[best], columns[best].Value, interval, pool.Count(splits[best].Limit), [.. pool.Limits.Where(limit => limit * pool.MostRuns(limit) < total.Key)]));
            first += range.Count;
        }

        return points;
    }

    private (Resamples Chosen, Resamples Valued) Draw(List<AtKColumn> columns, BootstrapPlan plan, CancellationToken cancellationToken)
    {
        var statistic = new AtKColumns(columns);
        return (Bootstrap.Draw(pool.Strata, statistic, plan, cancellationToken), Bootstrap.Draw(pool.Strata, statistic, plan with { Family = plan.Family + 1 }, cancellationToken));
    }

    private static double[] Valued(Resamples chosen, Resamples valued, List<int> range, int resamples)
    {
        var values = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            var best = range[0];
            foreach (var index in range)
            {
                best = chosen[index][resample] > chosen[best][resample] ? index : best;
            }

            values[resample] = valued[best][resample];
        }

        return values;
    }

    private IEnumerable<TimeSpan> Totals(TimeSpan limit)
    {
        for (var total = pool.CanCut(limit) ? limit / ShortestPart : limit; total <= limit * pool.MostRuns(limit); total *= 2)
        {
            yield return total;
        }
    }

    private IEnumerable<BudgetSplit> Splits(TimeSpan total, TimeSpan limit)
    {
        for (var runs = 1; runs <= pool.MostRuns(limit); runs *= 2)
        {
            var length = total / runs;
            if (length == limit || (length < limit && length >= limit / ShortestPart && pool.CanCut(limit)))
            {
                yield return new BudgetSplit(runs, length, limit);
            }
        }
    }
}
