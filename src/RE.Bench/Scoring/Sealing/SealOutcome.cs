namespace RE.Bench.Scoring.Sealing;

/// <summary>What became of taking a submission.</summary>
internal abstract record SealOutcome
{
    private SealOutcome()
    {
    }

    /// <summary>The bytes are the harness's own now.</summary>
    /// <param name="Submission">The copy.</param>
    public sealed record Sealed(SealedSubmission Submission) : SealOutcome;

    /// <summary>It was not taken, and nothing of it was kept.</summary>
    /// <param name="Cause">What kind of thing was wrong.</param>
    /// <param name="Reason">What to change, for the agent's eyes.</param>
    public sealed record Refused(RefusalCause Cause, string Reason) : SealOutcome;
}
