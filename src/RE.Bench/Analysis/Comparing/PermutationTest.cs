using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.Comparing;

/// <summary>
/// Permutation test of a difference of means, labels shuffled within each environment (Fisher 1935; stratified as in Good 2005, chapter 3). It holds for any distribution and for few runs, where percentile intervals are too narrow.
/// </summary>
public static class PermutationTest
{
    // Sums of the same numbers in another order differ in their last digits.
    private const double Rounding = 1e-12;

    /// <summary>
    /// Chance that shuffled labels give a difference at least as large in size, (1 + hits) / (1 + shuffles) (Davison and Hinkley 1997, section 4.2.5).
    /// </summary>
    /// <param name="samples">Both samples of each environment, none empty.</param>
    /// <param name="shuffles">Number of shuffles.</param>
    /// <param name="seed">Seed of the shuffles.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static double PValue(IReadOnlyList<TwoSamples> samples, int shuffles, long seed, CancellationToken cancellationToken)
    {
        var pools = samples.Select(sample => sample.A.Concat(sample.B).ToArray()).ToArray();
        var observed = Math.Abs(samples.Sum(sample => sample.A.Average() - sample.B.Average())) - Rounding;
        var random = Xoshiro256.Stream(seed, ulong.MaxValue);
        var hits = 0;
        for (var shuffle = 0; shuffle < shuffles; shuffle++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var difference = 0.0;
            for (var environment = 0; environment < pools.Length; environment++)
            {
                difference += Shuffled(pools[environment], samples[environment].A.Count, ref random);
            }

            hits += Math.Abs(difference) >= observed ? 1 : 0;
        }

        return (1.0 + hits) / (1 + shuffles);
    }

    /// <summary>
    /// The smallest p-value that so many runs can give, when A and B are wholly apart: 2 / product of the numbers of ways to label each environment's runs (Good 2005, chapter 3).
    /// </summary>
    /// <param name="samples">Both samples of each environment.</param>
    public static double Smallest(IReadOnlyList<TwoSamples> samples) =>
        Math.Min(1, 2 / samples.Aggregate(1.0, (ways, sample) => ways * Choose(sample.A.Count + sample.B.Count, sample.A.Count)));

    /// <summary>Draws A's labels anew by the first steps of a Fisher–Yates shuffle.</summary>
    private static double Shuffled(double[] pool, int countA, ref Xoshiro256 random)
    {
        var sumA = 0.0;
        for (var i = 0; i < countA; i++)
        {
            var picked = i + random.Below(pool.Length - i);
            (pool[i], pool[picked]) = (pool[picked], pool[i]);
            sumA += pool[i];
        }

        var sumB = 0.0;
        for (var i = countA; i < pool.Length; i++)
        {
            sumB += pool[i];
        }

        return sumA / countA - sumB / (pool.Length - countA);
    }

    private static double Choose(int n, int k)
    {
        var ways = 1.0;
        for (var i = 1; i <= k; i++)
        {
            ways *= (n - k + i) / (double)i;
        }

        return ways;
    }
}
