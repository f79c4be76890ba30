namespace RE.Bench.Scoring.Execution.RustContests.Solving;

/// <summary>What <c>solve</c> did with a problem.</summary>
/// <param name="Source">The program that it printed; null = none.</param>
/// <param name="Note">Why there is none.</param>
internal sealed record SolveOutcome(string? Source, string Note);
