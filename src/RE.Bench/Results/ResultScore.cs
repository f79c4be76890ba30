namespace RE.Bench.Results;

/// <summary>The score that counts.</summary>
/// <param name="Raw">In the environment's unit.</param>
/// <param name="Normalized">0 = starting solution, 1 = reference, floor 0, no cap.</param>
/// <param name="Selection"><c>best</c> or <c>last</c> valid row.</param>
/// <param name="Row">Which row.</param>
public sealed record ResultScore(double Raw, double Normalized, string Selection, int Row);
