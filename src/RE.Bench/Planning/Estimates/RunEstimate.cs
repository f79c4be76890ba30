using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Planning.Estimates;

/// <summary>What one planned run takes at most, and when it can begin.</summary>
public sealed record RunEstimate
{
    /// <summary>Its id.</summary>
    public required string Run { get; init; }

    /// <summary>Slug of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Who attempts it.</summary>
    public required string Agent { get; init; }

    /// <summary>Which attempt.</summary>
    public required int Epoch { get; init; }

    /// <summary>Working time at most.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Time { get; init; }

    /// <summary>Cores.</summary>
    public required double Cores { get; init; }

    /// <summary>Memory in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>Workspace in bytes.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>GPUs.</summary>
    public required int Gpus { get; init; }

    /// <summary>US dollars at most; null when no limit bounds them or no price is known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>When it begins if every run takes all of its time, from the start of the batch.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Begins { get; init; }

    /// <summary>The run whose end it waits for; null when it begins at once.</summary>
    public string? After { get; init; }

    /// <summary>What it waits for; null when it begins at once.</summary>
    public string? WaitsFor { get; init; }
}
