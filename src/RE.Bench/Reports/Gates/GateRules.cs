namespace RE.Bench.Reports.Gates;

/// <summary>What runs are held to.</summary>
public sealed record GateRules
{
    /// <summary>Lowest scores that are good enough. The default value is none.</summary>
    public IReadOnlyList<ScoreThreshold> Thresholds { get; init; } = [];

    /// <summary>Which number is compared with them. The default value is the mean.</summary>
    public GateStatistic Statistic { get; init; } = GateStatistic.Mean;

    /// <summary>When a drop below the baseline is a regression.</summary>
    public BaselineRule Baseline { get; init; } = new();
}
