using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.Comparing;

/// <summary>Mean of A minus mean of B on an environment, whose first stratum is A and whose second is B.</summary>
/// <param name="samples">Both samples of each environment.</param>
internal sealed class DifferenceStatistic(IReadOnlyList<TwoSamples> samples) : IEnvironmentStatistic
{
    private readonly double[][] _a = [.. samples.Select(sample => sample.A.ToArray())];
    private readonly double[][] _b = [.. samples.Select(sample => sample.B.ToArray())];

    public int Width => 1;

    public void AddTo(int environment, ReadOnlySpan<int> counts, Span<double> sums)
    {
        var (a, b) = (_a[environment], _b[environment]);
        sums[0] += Mean(a, counts[..a.Length]) - Mean(b, counts[a.Length..]);
    }

    private static double Mean(double[] scores, ReadOnlySpan<int> counts)
    {
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += scores[i] * counts[i];
        }

        return sum / scores.Length;
    }
}
