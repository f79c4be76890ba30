namespace RE.Bench.Analysis.BestOfK;

/// <summary>
/// score@k of one environment: the expected best of k runs. Both estimators are sum x(i) · (F(i) − F(i−1)) over the scores in rising order, where F(i) is the chance that all k lie among the i lowest.
/// </summary>
public static class ScoreAtK
{
    /// <summary>
    /// F(0) … F(n). With replacement (i/n)^k, the paper's draws (RE-Bench paper, arXiv 2411.15114) in closed form; without replacement C(i,k) / C(n,k)
    /// by the recurrence F(i−1) = F(i) · (i−k)/i (arXiv 2406.06647, Algorithm 1, whose weights are its differences), with k above n taken as n.
    /// </summary>
    /// <param name="estimator">Which of the two.</param>
    /// <param name="runs">n, at least 1.</param>
    /// <param name="k">At least 1.</param>
    public static double[] Chances(AtKEstimator estimator, int runs, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var chances = new double[runs + 1];
        chances[runs] = 1;
        for (var i = runs; i > 0; i--)
        {
            chances[i - 1] = estimator == AtKEstimator.WithReplacement ? Power((i - 1) / (double)runs, k) : i > k ? chances[i] * (i - k) / i : 0;
        }

        return chances;
    }

    /// <summary>score@k of the runs on one environment (RE-Bench paper, arXiv 2411.15114; arXiv 2406.06647, Algorithm 1).</summary>
    /// <param name="estimator">With or without replacement.</param>
    /// <param name="scores">One a run, finite, in any order.</param>
    /// <param name="k">Number of runs that the best is taken of.</param>
    public static double Of(AtKEstimator estimator, IReadOnlyList<double> scores, int k)
    {
        var sorted = scores.ToArray();
        Array.Sort(sorted);
        if (sorted.Length == 0 || !double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            throw new ArgumentException("Scores must be finite, and there must be one.", nameof(scores));
        }

        var chances = Chances(estimator, sorted.Length, k);
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i] * (chances[i + 1] - chances[i]);
        }

        return sum;
    }

    // By squaring, so that the digits do not depend on the platform's pow.
    private static double Power(double value, int exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent >>= 1)
        {
            result *= (exponent & 1) == 1 ? value : 1;
            value *= value;
        }

        return result;
    }
}
