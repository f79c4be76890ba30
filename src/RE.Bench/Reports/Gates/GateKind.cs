namespace RE.Bench.Reports.Gates;

/// <summary>What a gate compares with.</summary>
public enum GateKind
{
    /// <summary>A lowest score that is good enough.</summary>
    MinScore,

    /// <summary>Earlier runs.</summary>
    Baseline,
}
