using MathNet.Numerics.Statistics;

namespace RE.Bench.Analysis.BestOfK;

/// <summary>One number of a group: the mean over environments of score@k.</summary>
public sealed class AtKColumn
{
    private readonly IReadOnlyList<EnvironmentScores> _environments;
    private readonly double[]?[] _chances;

    /// <summary>score@k over environments (RE-Bench paper, arXiv 2411.15114: best of k on each environment, mean where scores are hidden, then the average).</summary>
    /// <param name="environments">Scores on each, at least one run each.</param>
    /// <param name="k">Number of runs that the best is taken of; 1 is the mean.</param>
    /// <param name="estimator">With or without replacement.</param>
    public AtKColumn(IReadOnlyList<EnvironmentScores> environments, int k, AtKEstimator estimator)
    {
        _environments = environments;
        _chances = [.. environments.Select(one => one.TakesMean || k == 1 ? null : ScoreAtK.Chances(estimator, one.Count, k))];
        Value = environments.Select((one, index) => Of(index, Ones(one))).Mean();
    }

    /// <summary>The number for the runs as they are.</summary>
    public double Value { get; }

    /// <summary>score@k of one environment when each run counts as often as it was drawn (RE-Bench paper, arXiv 2411.15114; arXiv 2406.06647, Algorithm 1).</summary>
    /// <param name="environment">Which environment.</param>
    /// <param name="counts">How often each of its runs was drawn; over the stratum they sum to its number of runs.</param>
    public double Of(int environment, ReadOnlySpan<int> counts)
    {
        var scores = _environments[environment];
        return _chances[environment] is { } chances ? Best(scores, chances, counts) : Mean(scores, counts);
    }

    private static double Best(EnvironmentScores scores, double[] chances, ReadOnlySpan<int> counts)
    {
        var (sorted, order) = (scores.Sorted, scores.Order);
        var (sum, below, rank) = (0.0, 0.0, 0);
        for (var i = 0; i < sorted.Length; i++)
        {
            rank += counts[order[i]];
            var chance = chances[rank];
            sum += sorted[i] * (chance - below);
            below = chance;
        }

        return sum;
    }

    private static double Mean(EnvironmentScores scores, ReadOnlySpan<int> counts)
    {
        var (sorted, order) = (scores.Sorted, scores.Order);
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i] * counts[order[i]];
        }

        return sum / sorted.Length;
    }

    private static int[] Ones(EnvironmentScores scores)
    {
        var counts = new int[scores.Order.Max() + 1];
        Array.Fill(counts, 1);
        return counts;
    }
}
