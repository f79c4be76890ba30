using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Scoring;

/// <summary>One scoring of a run.</summary>
public sealed record LedgerRow
{
    /// <summary>Purpose of the row in which a run's winner is scored once more.</summary>
    public const string Confirming = "confirming";

    /// <summary>Number of the row; 0 is the starting solution.</summary>
    public required int Row { get; init; }

    /// <summary>Working time spent when the submission was sealed.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan At { get; init; }

    /// <summary>Wall-clock time of the score, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary><c>starting</c>, <c>requested</c>, <c>final</c> or <c>confirming</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary><c>scored</c>, <c>invalid</c>, <c>timed-out</c> or <c>crashed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Raw score; null unless scored, never NaN.</summary>
    public double? Raw { get; init; }

    /// <summary>Normalized score; null unless scored.</summary>
    public double? Normalized { get; init; }

    /// <summary>Why there is no score; null when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>What the agent may see beside the number.</summary>
    public JsonObject Message { get; init; } = [];

    /// <summary>What the agent never sees.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Digest of the sealed submission; null when sealing refused it.</summary>
    public string? Submission { get; init; }

    /// <summary>Version of the scorer.</summary>
    public required string Scorer { get; init; }

    /// <summary>Seed of the scoring.</summary>
    public required long Seed { get; init; }

    /// <summary>Tokens that the run had used.</summary>
    public long Tokens { get; init; }

    /// <summary>US dollars that the run had spent; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Seconds that the scorer process took.</summary>
    public double ScoringSeconds { get; init; }

    /// <summary>Most memory that the scorer process held, in bytes; left out when none ran.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ScoringPeakBytes { get; init; }
}
