using RE.Bench.Events;

namespace RE.Bench.Agents.Recordings;

/// <summary>A run that can be repeated without its model: what it was made from, all exchanges, and the seeds of its scorings.</summary>
public sealed record Recording
{
    /// <summary>The schema of recordings that are a file.</summary>
    public const string Schema = "rebench.recording/1";

    /// <summary>The file, or the run's folder.</summary>
    public required string Path { get; init; }

    /// <summary>What the run was made from.</summary>
    public required RunFacts Facts { get; init; }

    /// <summary>All exchanges, in the order in which they began.</summary>
    public required IReadOnlyList<RecordedExchange> Exchanges { get; init; }

    /// <summary>Seed of each scoring, by the row of the ledger.</summary>
    public required IReadOnlyDictionary<int, long> Seeds { get; init; }

    /// <summary>How the agent stopped; null when the run has not ended.</summary>
    public RunEvent.AgentExited? Exit { get; init; }

    /// <summary>Digest of what each row sealed, for comparison; rows that were refused are missing.</summary>
    public required IReadOnlyDictionary<int, string> Submissions { get; init; }
}
