namespace RE.Bench.Planning.Batches;

/// <summary>What all runs of a batch together may spend on models.</summary>
/// <param name="CostUsd">US dollars; null = no limit.</param>
/// <param name="Tokens">Input and output tokens; null = no limit.</param>
public sealed record BatchPurse(decimal? CostUsd = null, long? Tokens = null);
