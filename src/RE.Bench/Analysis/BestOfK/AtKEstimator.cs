namespace RE.Bench.Analysis.BestOfK;

/// <summary>How score@k is estimated from n runs; the two differ, so a report names the one it used.</summary>
public enum AtKEstimator
{
    /// <summary>The mean best of k draws with replacement (RE-Bench paper, arXiv 2411.15114).</summary>
    WithReplacement,

    /// <summary>The unbiased mean best over all subsets of k runs (arXiv 2406.06647, Algorithm 1); k above n counts as n.</summary>
    WithoutReplacement,
}
