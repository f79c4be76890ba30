namespace RE.Bench.Reports.Model;

/// <summary>A number with its interval and the number of runs behind it.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end of the interval; null when fewer than two runs give none.</param>
/// <param name="High">Upper end of the interval; null when fewer than two runs give none.</param>
/// <param name="N">Runs.</param>
public sealed record Estimate(double Value, double? Low, double? High, int N);
