using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Analysis.Comparing;

/// <summary>The difference of the mean scores of A and B, and what it is worth.</summary>
/// <param name="Value">Mean over environments of mean of A minus mean of B.</param>
/// <param name="Interval">Its interval; null when resamples could not differ.</param>
/// <param name="ShareAbove">Share of resamples in which A scores higher; null without resamples.</param>
/// <param name="PValue">Chance of a difference at least as large when labels mean nothing, by permutation.</param>
/// <param name="Detectable">Smallest true difference that would be shown four times of five; null without resamples.</param>
/// <param name="Verdict">What that shows.</param>
public sealed record Difference(double Value, Interval? Interval, double? ShareAbove, double PValue, double? Detectable, Verdict Verdict);
