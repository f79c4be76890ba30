namespace RE.Bench.Results;

/// <summary>Model use of a run.</summary>
/// <param name="InputTokens">Input tokens, cached ones included.</param>
/// <param name="OutputTokens">Output tokens, reasoning included.</param>
/// <param name="CachedTokens">Input tokens read from the provider's cache.</param>
/// <param name="ReasoningTokens">Output tokens spent on reasoning.</param>
/// <param name="Messages">Model replies.</param>
/// <param name="CostUsd">US dollars; null when a price is unknown. Of a replay: what the answers cost when they were recorded.</param>
/// <param name="Prices">The price table that the cost is computed by: its day, or <c>assumed</c>; null when no price is known.</param>
public sealed record ResultUsage(long InputTokens, long OutputTokens, long CachedTokens, long ReasoningTokens, int Messages, decimal? CostUsd, string? Prices = null)
{
    /// <summary>Calls of the environment's services by name; null when it has none.</summary>
    public IReadOnlyDictionary<string, int>? Services { get; init; }
}
