namespace RE.Bench.Events;

/// <summary>Model use of a run so far.</summary>
/// <param name="InputTokens">Input tokens, cached ones included.</param>
/// <param name="OutputTokens">Output tokens, reasoning included.</param>
/// <param name="CachedTokens">Input tokens read from the provider's cache.</param>
/// <param name="ReasoningTokens">Output tokens spent on reasoning.</param>
/// <param name="Messages">Model replies.</param>
/// <param name="CostUsd">US dollars; null once a reply's price was unknown.</param>
/// <param name="ReportedModels">Model ids that the provider reported, in order of appearance.</param>
public sealed record UsageTotals(
    long InputTokens, long OutputTokens, long CachedTokens, long ReasoningTokens, int Messages, decimal? CostUsd, IReadOnlyList<string> ReportedModels)
{
    /// <summary>Nothing used.</summary>
    public static UsageTotals None { get; } = new(0, 0, 0, 0, 0, 0, []);

    /// <summary>Input and output tokens together.</summary>
    public long Tokens => InputTokens + OutputTokens;

    /// <summary>The totals with one more reply.</summary>
    public UsageTotals Plus(UsageFacts? reply) => reply is null
        ? this
        : new UsageTotals(
            InputTokens + reply.InputTokens,
            OutputTokens + reply.OutputTokens,
            CachedTokens + reply.CachedTokens,
            ReasoningTokens + reply.ReasoningTokens,
            Messages + 1,
            CostUsd + reply.CostUsd,
            reply.ReportedModel is { } model && !ReportedModels.Contains(model) ? [.. ReportedModels, model] : ReportedModels);
}
