namespace RE.Bench.Reports.Comparing;

/// <summary>A difference of means, A minus B.</summary>
/// <param name="Value">The difference.</param>
/// <param name="Low">Lower end of its interval; null when there is none.</param>
/// <param name="High">Upper end of its interval; null when there is none.</param>
/// <param name="ShareAbove">Share of resamples in which A scores higher; null when there are none.</param>
/// <param name="PValue">Of the permutation test.</param>
/// <param name="Detectable">Smallest true difference that would be shown four times of five; null when unknown.</param>
/// <param name="Verdict"><c>better</c>, <c>worse</c>, <c>no difference shown</c> or <c>too few runs to tell</c>.</param>
public sealed record ComparedDifference(double Value, double? Low, double? High, double? ShareAbove, double PValue, double? Detectable, string Verdict);
