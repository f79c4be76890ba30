namespace RE.Bench.Analysis.Resampling;

/// <summary>What a bootstrap draws again.</summary>
public enum BootstrapMethod
{
    /// <summary>Environments, then runs within each: how much the result would vary with other environments of the kind too.</summary>
    EnvironmentsAndRuns,

    /// <summary>Runs within fixed environments (RE-Bench paper): how much it would vary on these environments.</summary>
    Runs,
}
