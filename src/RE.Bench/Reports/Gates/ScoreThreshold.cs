namespace RE.Bench.Reports.Gates;

/// <summary>A lowest normalized score that is good enough.</summary>
/// <param name="Environment">Slug; null for every environment that has none of its own.</param>
/// <param name="Score">The score, at least 0.</param>
public sealed record ScoreThreshold(string? Environment, double Score);
