using System.Text.Json.Serialization;

namespace RE.Bench.Planning.Batches;

/// <summary>What a person asked of a batch.</summary>
public sealed record BatchRequest
{
    /// <summary>Slugs of the environments.</summary>
    public required IReadOnlyList<string> Environments { get; init; }

    /// <summary>The agents, as typed.</summary>
    public required IReadOnlyList<string> Agents { get; init; }

    /// <summary>How often each agent attempts each environment.</summary>
    public required int Epochs { get; init; }

    /// <summary>Name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The sandbox that was chosen: <c>docker</c> or <c>bwrap</c>.</summary>
    public required string Sandbox { get; init; }

    /// <summary>What all runs together may spend on models.</summary>
    public required BatchPurse Purse { get; init; }

    /// <summary>The real model for environments that scaffold one; null = their simulated one, or no such environment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WeakModel { get; init; }

    /// <summary>Keep the agents' home folders when runs are over.</summary>
    public bool KeepHome { get; init; }
}
