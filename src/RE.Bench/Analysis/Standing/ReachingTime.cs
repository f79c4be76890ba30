using MathNet.Numerics.Statistics;
using RE.Bench.Analysis.Scores;

namespace RE.Bench.Analysis.Standing;

/// <summary>How many runs reach a score, and how fast.</summary>
/// <param name="Share">Share of runs that reach it.</param>
/// <param name="Median">Working time at which half of all runs have reached it; null when fewer than half do, or when their times are not known.</param>
public sealed record ReachingTime(double Share, TimeSpan? Median)
{
    /// <summary>
    /// Computes both: a run that never reaches the score counts as later than all others, so the median needs no model of what would have come (simple median under right-censoring at the limit; definition of this project). A median past the shortest limit is not known.
    /// </summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="score">A normalized score.</param>
    public static ReachingTime Of(IReadOnlyList<RunTrajectory> runs, double score)
    {
        var share = runs.Count(run => run.Reaches(score)) / (double)runs.Count;
        var times = runs.Select(run => run.FirstAt(score)?.TotalSeconds ?? double.PositiveInfinity).ToArray();
        var median = SortedArrayStatistics.Median([.. times.Order()]);
        return new ReachingTime(share, runs.All(run => run.IsKnown) && median <= runs.Min(run => run.Limit).TotalSeconds ? TimeSpan.FromSeconds(median) : null);
    }
}
