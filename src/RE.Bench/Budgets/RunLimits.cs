using System.Text.Json.Serialization;

namespace RE.Bench.Budgets;

/// <summary>What one run may spend.</summary>
public sealed record RunLimits
{
    /// <summary>Working time.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Time { get; init; }

    /// <summary>Input and output tokens; null = no limit.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars; null = no limit.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Model replies; null = no limit.</summary>
    public int? Messages { get; init; }

    /// <summary>Wall time from the agent's start, pauses included and times without a harness left out; null = no limit.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public TimeSpan? Wall { get; init; }

    /// <summary>Scorings that the agent asks for; null = no limit.</summary>
    public int? Scores { get; init; }
}
