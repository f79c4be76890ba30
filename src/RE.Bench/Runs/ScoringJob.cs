namespace RE.Bench.Runs;

/// <summary>One sealed submission to score.</summary>
/// <param name="Row">Row of the ledger.</param>
/// <param name="Submission">Digest of the sealed submission.</param>
/// <param name="Seed">Seed of everything random in the scoring.</param>
internal sealed record ScoringJob(int Row, string Submission, long Seed)
{
    /// <summary>Whether it is the starting solution at the beginning of a run.</summary>
    public bool IsStarting { get; init; }
}
