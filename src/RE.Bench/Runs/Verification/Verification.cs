namespace RE.Bench.Runs.Verification;

/// <summary>What verifying a run found.</summary>
public sealed record Verification
{
    /// <summary>Id of the run by its journal, or the folder's name where that cannot be read.</summary>
    public required string Run { get; init; }

    /// <summary>The run's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The verdict: the worst of the checks.</summary>
    public required RunVerdict Verdict { get; init; }

    /// <summary>Hash of the journal's last line; note it elsewhere to notice a journal that was rewritten whole.</summary>
    public required string JournalHash { get; init; }

    /// <summary>All checks, in the order they were made.</summary>
    public required IReadOnlyList<RunCheck> Checks { get; init; }

    /// <summary>True when the files agree and only an earlier clean-room scoring found another score.</summary>
    public bool IsContradictedByConfirmationOnly =>
        Checks.Where(check => check.Outcome == CheckOutcome.Contradicted).ToList() is [{ Name: CheckNames.Confirmation }];

    /// <summary>Confirmed only when every check holds; one contradiction is enough for the opposite.</summary>
    internal static RunVerdict VerdictOf(IReadOnlyList<RunCheck> checks) =>
        checks.Any(check => check.Outcome == CheckOutcome.Contradicted) ? RunVerdict.Contradicted
        : checks.All(check => check.Outcome == CheckOutcome.Holds) ? RunVerdict.Confirmed
        : RunVerdict.Unconfirmed;
}
