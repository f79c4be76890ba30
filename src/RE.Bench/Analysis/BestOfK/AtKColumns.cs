using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.BestOfK;

/// <summary>Several numbers of one group, computed of the same resamples.</summary>
/// <param name="columns">The numbers.</param>
public sealed class AtKColumns(IReadOnlyList<AtKColumn> columns) : IEnvironmentStatistic
{
    /// <inheritdoc/>
    public int Width => columns.Count;

    /// <inheritdoc/>
    public void AddTo(int environment, ReadOnlySpan<int> counts, Span<double> sums)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            sums[column] += columns[column].Of(environment, counts);
        }
    }
}
