using System.Text.Json;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>What is taken from a sample; everything else of it is passed over.</summary>
internal sealed record LogSample
{
    /// <summary>Id within the data set; any text.</summary>
    public string Id { get; init; } = "";

    /// <summary>Which repetition, from 1.</summary>
    public long Epoch { get; init; }

    /// <summary>Id that no other sample has; empty when the log does not say.</summary>
    public string Uuid { get; init; } = "";

    /// <summary>Final scores by scorer.</summary>
    public JsonElement Scores { get; init; }

    /// <summary>Ours, where the log is ours.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>Use by model.</summary>
    public JsonElement Usage { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Working time; else wall time; null when the log does not say.</summary>
    public TimeSpan? Spent { get; init; }

    /// <summary>An exception ended it.</summary>
    public bool HasError { get; init; }

    /// <summary>Type of the limit that ended it; empty when none did.</summary>
    public string Limit { get; init; } = "";

    /// <summary>Score events, in order.</summary>
    public IReadOnlyList<LogScore> Events { get; init; } = [];
}
