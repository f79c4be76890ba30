namespace RE.Bench.Runs.Verification;

/// <summary>The clean-room scorings of a run's winner, as written to <c>confirmation.json</c> beside its result.</summary>
public sealed record Confirmation
{
    /// <summary>The one schema there is.</summary>
    public const string SchemaName = "rebench.confirmation/1";

    /// <summary>Always <c>rebench.confirmation/1</c>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>Id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>Hash of the last line of the journal that it belongs to; for another journal it says nothing.</summary>
    public required string JournalHash { get; init; }

    /// <summary>The row of the ledger that counts.</summary>
    public required int Row { get; init; }

    /// <summary>Digest of that row's submission.</summary>
    public required string Submission { get; init; }

    /// <summary>Raw score of that row.</summary>
    public required double Raw { get; init; }

    /// <summary>All attempts, the oldest first; none is ever removed.</summary>
    public required IReadOnlyList<ConfirmationAttempt> Attempts { get; init; }

    /// <summary><c>contradicted</c> when any attempt found another score, else <c>confirmed</c> when any agreed, else <c>unconfirmed</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The verdict of some attempts together.</summary>
    internal static RunVerdict Of(IReadOnlyList<ConfirmationAttempt> attempts) =>
        attempts.Any(attempt => attempt.Verdict == "contradicted") ? RunVerdict.Contradicted
        : attempts.Any(attempt => attempt.Verdict == "confirmed") ? RunVerdict.Confirmed
        : RunVerdict.Unconfirmed;

    /// <summary>The word for a verdict in JSON and on terminals.</summary>
    internal static string Word(RunVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
