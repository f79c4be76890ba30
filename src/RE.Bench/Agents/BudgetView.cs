namespace RE.Bench.Agents;

/// <summary>What is spent and what is left, at the end of the last step.</summary>
public sealed record BudgetView
{
    /// <summary>Working time spent.</summary>
    public required TimeSpan Spent { get; init; }

    /// <summary>Time budget.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Input and output tokens used.</summary>
    public required long Tokens { get; init; }

    /// <summary>Token limit; null = none.</summary>
    public long? TokenLimit { get; init; }

    /// <summary>US dollars spent; null when the model's price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Scorings that were asked for.</summary>
    public int Scores { get; init; }

    /// <summary>Limit of scorings; null = none.</summary>
    public int? ScoreLimit { get; init; }

    /// <summary>The larger of the time and token fractions, from 0 to 1.</summary>
    public double Fraction => Math.Max(Spent / Limit, TokenLimit is { } limit ? (double)Tokens / limit : 0);
}
