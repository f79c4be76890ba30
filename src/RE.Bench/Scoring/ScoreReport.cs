using System.Text.Json.Nodes;

namespace RE.Bench.Scoring;

/// <summary>What a scorer says of one sealed submission.</summary>
public sealed record ScoreReport
{
    /// <summary>The outcome.</summary>
    public required ScoreOutcome Outcome { get; init; }

    /// <summary>What the agent may see beside the score, such as <c>is_valid</c> and <c>frac_flops_used</c>; small.</summary>
    public JsonObject Message { get; init; } = [];

    /// <summary>What the agent never sees: components, hidden numbers.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Version of the scorer that made it.</summary>
    public required string ScorerVersion { get; init; }

    /// <summary>Most memory that the scorer process held, in bytes; null when none ran or it could not say.</summary>
    public long? PeakBytes { get; init; }
}
