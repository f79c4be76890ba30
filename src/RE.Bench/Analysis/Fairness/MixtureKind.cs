namespace RE.Bench.Analysis.Fairness;

/// <summary>Conditions under which runs must be alike to be averaged.</summary>
public enum MixtureKind
{
    /// <summary>Sizes of environments.</summary>
    Profile,

    /// <summary>Working times that runs were given.</summary>
    Budget,

    /// <summary>Versions of one environment or of its scorer.</summary>
    Scorer,

    /// <summary>Kinds of sandbox.</summary>
    Sandbox,

    /// <summary>Classes of machines.</summary>
    Hardware,
}
