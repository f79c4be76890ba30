namespace RE.Bench.Runs.Verification;

/// <summary>One scoring of a clean room.</summary>
/// <param name="Seed">Drawn by the harness; never the run's.</param>
/// <param name="Outcome"><c>scored</c>, <c>invalid</c>, <c>timed-out</c> or <c>crashed</c>.</param>
/// <param name="Raw">Raw score; null unless scored.</param>
/// <param name="Reason">Why there is no score; null when there is one.</param>
public sealed record ConfirmationScore(long Seed, string Outcome, double? Raw, string? Reason);
