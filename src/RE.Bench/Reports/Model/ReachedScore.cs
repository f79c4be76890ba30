namespace RE.Bench.Reports.Model;

/// <summary>How many runs of a cell reach a score, and how fast.</summary>
/// <param name="Score">The normalized score.</param>
/// <param name="Share">Share of runs that reach it.</param>
/// <param name="MedianHours">Hours of working time at which half of the runs have reached it; null when fewer than half do, or when their times are not known.</param>
public sealed record ReachedScore(double Score, double Share, double? MedianHours);
