namespace RE.Bench.Planning.Batches;

/// <summary>What all runs of a batch together may spend.</summary>
/// <param name="CostUsd">US dollars; null = no limit.</param>
/// <param name="Tokens">Input and output tokens; null = no limit.</param>
/// <param name="Messages">Model replies; null = no limit.</param>
/// <param name="Scores">Scorings that agents ask for; null = no limit.</param>
public sealed record BatchPurse(decimal? CostUsd = null, long? Tokens = null, int? Messages = null, int? Scores = null)
{
    /// <summary>This purse where it says something, else the other.</summary>
    public BatchPurse Or(BatchPurse other) => new(CostUsd ?? other.CostUsd, Tokens ?? other.Tokens, Messages ?? other.Messages, Scores ?? other.Scores);
}
