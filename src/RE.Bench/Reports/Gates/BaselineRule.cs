namespace RE.Bench.Reports.Gates;

/// <summary>When a drop below the baseline is a regression.</summary>
public sealed record BaselineRule
{
    /// <summary>A mean that is lower by no more than this never fails. The default value is 0.05, METR's cut between a score and none.</summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>One minus the share of false alarms, over all comparisons of one call together. The default value is 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Fail where there are too few runs to tell. The default value is false: such a comparison is skipped.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Largest p-value that is a regression.</summary>
    internal double Alpha => 1 - Confidence;
}
