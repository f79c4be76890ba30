namespace RE.Bench.Scoring.Sealing;

/// <summary>Carries a refusal out of the depth of the copying; never leaves the sealer.</summary>
internal sealed class RefusedSubmissionException(RefusalCause cause, string reason) : Exception(reason)
{
    public RefusalCause Cause => cause;
}
