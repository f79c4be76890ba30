namespace RE.Bench.Runs.Verification;

/// <summary>What one check of a run found.</summary>
public enum CheckOutcome
{
    /// <summary>As it must be.</summary>
    Holds,

    /// <summary>It could not be checked here.</summary>
    Unchecked,

    /// <summary>It contradicts the result.</summary>
    Contradicted,
}
