namespace RE.Bench.Runs.Verification;

/// <summary>What the files of a run say about its result.</summary>
public enum RunVerdict
{
    /// <summary>Everything checks, and a clean-room scoring agrees.</summary>
    Confirmed,

    /// <summary>Nothing speaks against the result, but something could not be checked, or nobody scored it again.</summary>
    Unconfirmed,

    /// <summary>Something in the files contradicts the result.</summary>
    Contradicted,
}
