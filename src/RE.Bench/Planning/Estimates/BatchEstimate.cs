using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Planning.Estimates;

/// <summary>What a batch takes at most, before anything starts.</summary>
public sealed record BatchEstimate
{
    /// <summary>Each run that is not over, in order.</summary>
    public required IReadOnlyList<RunEstimate> Runs { get; init; }

    /// <summary>Runs that are over already.</summary>
    public required int Over { get; init; }

    /// <summary>Working time of all runs together.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Time { get; init; }

    /// <summary>From the first start to the last end, if every run takes all of its time; scoring and pauses come on top.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Wall { get; init; }

    /// <summary>GPUs times hours.</summary>
    public required double GpuHours { get; init; }

    /// <summary>US dollars at most; null when a run's are not bounded.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Runs whose cost no limit bounds or whose price nobody knows.</summary>
    public required int UnknownCosts { get; init; }

    /// <summary>Bytes of workspaces at one time.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>Most runs at one time.</summary>
    public required int AtOnce { get; init; }
}
