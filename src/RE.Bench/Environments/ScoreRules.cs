using System.ComponentModel;
using RE.Bench.Scoring;

namespace RE.Bench.Environments;

/// <summary>How an environment's scores are read and chosen.</summary>
public sealed record ScoreRules
{
    /// <summary>Which direction is better.</summary>
    [Description("Which direction is better.")]
    public required ScoreDirection Better { get; init; }

    /// <summary>Which row of the ledger counts at the end.</summary>
    [Description("Which row of the ledger counts at the end.")]
    public required ScoreSelection Selection { get; init; }

    /// <summary>Whether the agent is told the number; validity is always told.</summary>
    [Description("Whether the agent is told the number; validity is always told.")]
    public bool Visible { get; init; } = true;

    /// <summary>Whether a score is a time: then the sandbox stays frozen while it is taken.</summary>
    [Description("Whether the score is a measured time; then the sandbox stays frozen while it is taken.")]
    public bool Timed { get; init; }

    /// <summary>Longest time one scoring may take.</summary>
    [Description("Longest time one scoring may take, such as 90s.")]
    public required TimeSpan Timeout { get; init; }
}
