namespace RE.Bench.Analysis.Resampling;

/// <summary>Ends of a percentile interval.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Interval(double Low, double High);
