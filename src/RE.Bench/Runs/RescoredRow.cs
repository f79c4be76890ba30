using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>A row of the ledger, scored again.</summary>
/// <param name="Before">As the run scored it.</param>
/// <param name="After">As it scores now; null when it could not be scored.</param>
/// <param name="Difference">What differs; null when nothing does.</param>
/// <param name="Problem">Why it could not be scored; null when it was.</param>
public sealed record RescoredRow(LedgerRow Before, LedgerRow? After, string? Difference, string? Problem = null);
