namespace RE.Bench.Analysis.Resampling;

/// <summary>How a bootstrap is done; the same plan and data give the same numbers on any number of threads.</summary>
/// <param name="Method">What is drawn again.</param>
/// <param name="Resamples">Number of resamples, at least 1.</param>
/// <param name="Seed">Seed of the draws.</param>
/// <param name="Confidence">Share of resamples inside an interval, between 0 and 1.</param>
public sealed record BootstrapPlan(BootstrapMethod Method, int Resamples, long Seed, double Confidence)
{
    /// <summary>Threads that draw; -1, which is the default value, for one a core.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Number of the family of draws, so that two bootstraps with one seed can be independent. The default value is 0.</summary>
    public int Family { get; init; }
}
