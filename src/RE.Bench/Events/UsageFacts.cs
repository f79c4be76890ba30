namespace RE.Bench.Events;

/// <summary>What one model reply used.</summary>
public sealed record UsageFacts
{
    /// <summary>Input tokens, cached ones included.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Output tokens, reasoning included.</summary>
    public required long OutputTokens { get; init; }

    /// <summary>Input tokens read from the provider's cache.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Output tokens spent on reasoning.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>US dollars by the price table; null when the model's price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The model id that the provider reported.</summary>
    public string? ReportedModel { get; init; }
}
