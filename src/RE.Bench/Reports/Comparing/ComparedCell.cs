namespace RE.Bench.Reports.Comparing;

/// <summary>Both sides on one environment.</summary>
/// <param name="Environment">Slug.</param>
/// <param name="A">Runs of A.</param>
/// <param name="B">Runs of B.</param>
/// <param name="Difference">A minus B.</param>
public sealed record ComparedCell(string Environment, ComparedFigures A, ComparedFigures B, ComparedDifference Difference);
