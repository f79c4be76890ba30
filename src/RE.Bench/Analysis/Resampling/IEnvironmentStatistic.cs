namespace RE.Bench.Analysis.Resampling;

/// <summary>Numbers that are computed on each environment and then averaged over environments.</summary>
public interface IEnvironmentStatistic
{
    /// <summary>How many numbers.</summary>
    int Width { get; }

    /// <summary>Adds the numbers of one resample of one environment to sums.</summary>
    /// <param name="environment">Index of the environment.</param>
    /// <param name="counts">How often each run was drawn, stratum after stratum.</param>
    /// <param name="sums">One a number.</param>
    void AddTo(int environment, ReadOnlySpan<int> counts, Span<double> sums);
}
