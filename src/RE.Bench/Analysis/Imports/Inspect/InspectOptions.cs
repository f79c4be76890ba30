using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>What the person says about logs that do not say it themselves.</summary>
public sealed record InspectOptions
{
    /// <summary>Which score counts: a scorer's name, a key of its value, or both as <c>scorer.key</c>; null where there is but one.</summary>
    public string? Score { get; init; }

    /// <summary>The line that normalizes raw scores; null when there is none.</summary>
    public ScoreScale? Scale { get; init; }

    /// <summary>The scores are normalized already.</summary>
    public bool IsNormalized { get; init; }

    /// <summary>Profile of the runs.</summary>
    public string Profile { get; init; } = "inspect";

    /// <summary>Working time that the runs were given; null takes it from the log.</summary>
    public TimeSpan? Limit { get; init; }
}
