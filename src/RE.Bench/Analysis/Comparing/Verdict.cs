namespace RE.Bench.Analysis.Comparing;

/// <summary>What a comparison shows of A against B.</summary>
public enum Verdict
{
    /// <summary>A scores higher, by more than noise explains.</summary>
    Better,

    /// <summary>A scores lower, by more than noise explains.</summary>
    Worse,

    /// <summary>Noise explains the difference, and a large one would have shown.</summary>
    NoDifferenceShown,

    /// <summary>So few or so noisy runs could not even show a large difference.</summary>
    TooFewRunsToTell,
}
