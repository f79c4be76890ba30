namespace RE.Bench.Models.Prices;

/// <summary>What a model costs, in US dollars a million tokens.</summary>
public sealed record ModelPrice
{
    private const decimal Million = 1_000_000m;

    /// <summary>Input that no cache knew.</summary>
    public required decimal Input { get; init; }

    /// <summary>Output, thinking included.</summary>
    public required decimal Output { get; init; }

    /// <summary>Input read from the provider's cache; null = as other input.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>Input written to the provider's cache; null = as other input.</summary>
    public decimal? CacheWrite { get; init; }

    /// <summary>Prompts longer than this many tokens cost <see cref="LongPrompts"/>; null = one price for all.</summary>
    public long? LongPromptsOver { get; init; }

    /// <summary>The price of long prompts.</summary>
    public ModelPrice? LongPrompts { get; init; }

    /// <summary>US dollars for one call at most: nothing comes from a cache, and all of the input may be written to one.</summary>
    public decimal WorstOf(ModelUsage usage) => LongPrompts is { } dearer && usage.InputTokens > LongPromptsOver
        ? Math.Max(Plain(usage), dearer.WorstOf(usage))
        : Plain(usage);

    /// <summary>US dollars for one call.</summary>
    public decimal Of(ModelUsage usage)
    {
        if (LongPrompts is { } dearer && usage.InputTokens > LongPromptsOver)
        {
            return dearer.Of(usage);
        }

        var plain = usage.InputTokens - usage.CachedTokens - usage.CacheWriteTokens;
        return ((plain * Input) + (usage.CachedTokens * (CachedInput ?? Input)) + (usage.CacheWriteTokens * (CacheWrite ?? Input))
            + (usage.OutputTokens * Output)) / Million;
    }

    private decimal Plain(ModelUsage usage) => ((usage.InputTokens * Math.Max(Input, CacheWrite ?? Input)) + (usage.OutputTokens * Output)) / Million;
}
