namespace RE.Bench.Reports.Gates;

/// <summary>Which number of a cell is compared with a lowest score.</summary>
public enum GateStatistic
{
    /// <summary>Mean of the runs' normalized scores.</summary>
    Mean,

    /// <summary>Lower end of the mean's interval: the runs must show that the mean is high enough.</summary>
    LowerBound,

    /// <summary>Best run.</summary>
    Best,
}
