namespace RE.Bench.Budgets;

/// <summary>How much a purse holds of each thing.</summary>
public sealed record PurseLimits
{
    /// <summary>Input and output tokens; null = no limit.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars; null = no limit.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Model replies; null = no limit.</summary>
    public int? Messages { get; init; }

    /// <summary>Scorings that agents ask for; null = no limit.</summary>
    public int? Scores { get; init; }

    /// <summary>What comes before a limit's name in outcomes: empty for a run, <c>batch-</c> for a batch.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The limits of one run.</summary>
    public static PurseLimits Of(RunLimits limits) =>
        new() { Tokens = limits.Tokens, CostUsd = limits.CostUsd, Messages = limits.Messages, Scores = limits.Scores };

    /// <summary>Name of the first limit that is reached; null when none is.</summary>
    internal string? Reached(Spending spent) =>
        spent.Tokens >= Tokens ? $"{Prefix}tokens"
        : spent.CostUsd >= CostUsd ? $"{Prefix}cost"
        : spent.Messages >= Messages ? $"{Prefix}messages"
        : null;

    /// <summary>True when that much stays within all limits.</summary>
    internal bool Hold(Spending spent) =>
        !(spent.Tokens > Tokens || spent.CostUsd > CostUsd || spent.Messages > Messages || spent.Scores > Scores);
}
