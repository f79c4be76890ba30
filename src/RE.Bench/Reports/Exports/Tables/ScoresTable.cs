namespace RE.Bench.Reports.Exports.Tables;

/// <summary>One row a scoring.</summary>
internal sealed class ScoresTable() : ExportTable("scores", TheColumns)
{
    private static readonly TableColumn[] TheColumns =
    [
        new("run", ColumnKind.Text, "id of the run"),
        new("row", ColumnKind.Whole, "row of the ledger; 0 is the starting solution"),
        new("purpose", ColumnKind.Text, "`starting`, `requested`, `final` or `confirming`"),
        new("outcome", ColumnKind.Text, "`scored`, `invalid`, `timed-out` or `crashed`"),
        new("normalized", ColumnKind.Number, "normalized score; empty unless scored"),
        new("raw", ColumnKind.Number, "raw score in the environment's unit; empty unless scored"),
        new("reason", ColumnKind.Text, "why there is no score"),
        new("at_seconds", ColumnKind.Number, "working time spent when the submission was sealed, in seconds"),
        new("scored_at", ColumnKind.Moment, "wall-clock time of the score"),
        new("tokens", ColumnKind.Whole, "input and output tokens used by then"),
        new("cost_usd", ColumnKind.Number, "US dollars spent by then; empty where a price is unknown"),
        new("scoring_seconds", ColumnKind.Number, "time that the scorer took, in seconds"),
        new("scorer", ColumnKind.Text, "version of the scorer"),
        new("seed", ColumnKind.Whole, "seed of the scoring"),
        new("submission", ColumnKind.Text, "digest of the sealed submission"),
        new("message", ColumnKind.Text, "what the agent might see beside the number, as JSON"),
        new("details", ColumnKind.Text, "what the agent never sees, as JSON"),
    ];

    public override IEnumerable<object?[]> Rows(ExportedRun run) =>
        from row in run.Rows
        select (object?[])
        [
            run.Facts.Run, (long)row.Row, row.Purpose, row.Outcome, row.Normalized, row.Raw, row.Reason, row.At.TotalSeconds, row.Time, row.Tokens, (double?)row.CostUsd,
            row.ScoringSeconds, row.Scorer, row.Seed, row.Submission, row.Message.ToJsonString(), row.Details.ToJsonString(),
        ];
}
