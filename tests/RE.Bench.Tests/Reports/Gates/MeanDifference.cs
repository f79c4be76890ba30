using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Tests.Reports.Gates;

/// <summary>Mean now minus mean before, of one environment whose strata are now and before.</summary>
internal sealed class MeanDifference(double[] now, double[] before) : IEnvironmentStatistic
{
    public int Width => 1;

    public double Value => now.Average() - before.Average();

    public void AddTo(int environment, ReadOnlySpan<int> counts, Span<double> sums)
    {
        for (var at = 0; at < counts.Length; at++)
        {
            sums[0] += at < now.Length ? counts[at] * now[at] / now.Length : -counts[at] * before[at - now.Length] / before.Length;
        }
    }
}
