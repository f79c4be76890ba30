using Microsoft.Extensions.AI;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models;

/// <summary>What calls of a model used.</summary>
public sealed record ModelUsage
{
    /// <summary>Nothing used, nothing paid.</summary>
    public static ModelUsage Zero { get; } = new() { CostUsd = 0 };

    /// <summary>Tokens read, cached ones included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written, thinking included.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Part of the input that came from the provider's cache.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Part of the input that was written to the provider's cache.</summary>
    public long CacheWriteTokens { get; init; }

    /// <summary>Part of the output that was thinking, as far as the provider says.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>US dollars by the price table; null when a model's price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Input and output together.</summary>
    public long Tokens => InputTokens + OutputTokens;

    /// <summary>Both together; the cost is known only if both are.</summary>
    public static ModelUsage operator +(ModelUsage left, ModelUsage right) => new()
    {
        InputTokens = left.InputTokens + right.InputTokens,
        OutputTokens = left.OutputTokens + right.OutputTokens,
        CachedTokens = left.CachedTokens + right.CachedTokens,
        CacheWriteTokens = left.CacheWriteTokens + right.CacheWriteTokens,
        ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
        CostUsd = left.CostUsd + right.CostUsd,
    };

    /// <summary>Adds two usages; the named twin of <c>+</c>.</summary>
    public static ModelUsage Add(ModelUsage left, ModelUsage right) => left + right;

    /// <summary>What one answer used, by what its provider reported; an answer without a report counts as zero tokens.</summary>
    public static ModelUsage Of(ChatResponse response, ModelPrice? price)
    {
        var reported = response.Usage;
        long cacheWrites = 0;
        reported?.AdditionalCounts?.TryGetValue("CacheCreationInputTokens", out cacheWrites);
        var usage = new ModelUsage
        {
            InputTokens = reported?.InputTokenCount ?? 0,
            OutputTokens = reported?.OutputTokenCount ?? 0,
            CachedTokens = reported?.CachedInputTokenCount ?? 0,
            CacheWriteTokens = cacheWrites,
            ReasoningTokens = reported?.ReasoningTokenCount ?? 0,
        };
        return usage with { CostUsd = price?.Of(usage) };
    }
}
