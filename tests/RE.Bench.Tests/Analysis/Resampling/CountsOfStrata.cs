using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Tests.Analysis.Resampling;

/// <summary>How many runs were drawn of the first two of five, and of the others.</summary>
internal sealed class CountsOfStrata : IEnvironmentStatistic
{
    public int Width => 2;

    public void AddTo(int environment, ReadOnlySpan<int> counts, Span<double> sums)
    {
        for (var run = 0; run < counts.Length; run++)
        {
            sums[run < 2 ? 0 : 1] += counts[run];
        }
    }
}
