using System.Text.Json.Nodes;

namespace RE.Bench.Agents;

/// <summary>What an agent may see of one row of the ledger.</summary>
public sealed record ScoreReply
{
    /// <summary>Row number; row 0 is the starting solution.</summary>
    public required int Row { get; init; }

    /// <summary>Working time spent when the row was sealed.</summary>
    public required TimeSpan At { get; init; }

    /// <summary><c>scored</c>, <c>invalid</c>, <c>timed-out</c> or <c>crashed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The raw score; null when it is hidden or there is none.</summary>
    public double? Raw { get; init; }

    /// <summary>The normalized score; null when it is hidden or there is none.</summary>
    public double? Normalized { get; init; }

    /// <summary>Why the submission does not count; null when it does.</summary>
    public string? Reason { get; init; }

    /// <summary>What the scorer lets the agent see beside the number.</summary>
    public JsonObject Message { get; init; } = [];
}
