namespace RE.Bench.Scoring;

/// <summary>The rows of one run, in the order they were scored; never changed, only added to.</summary>
/// <param name="Rows">Row 0 is the starting solution.</param>
public sealed record Ledger(IReadOnlyList<LedgerRow> Rows)
{
    /// <summary>A ledger without rows.</summary>
    public static Ledger Empty { get; } = new([]);

    /// <summary>A ledger with one row more.</summary>
    /// <exception cref="ArgumentException">
    /// The row's number is not the next one, its time lies before the last row's, or its numbers do not fit its outcome: a score if and only if it was scored, and finite.
    /// </exception>
    public Ledger Add(LedgerRow row)
    {
        if (row.Row != Rows.Count || (Rows is [.., var last] && row.At < last.At))
        {
            throw new ArgumentException($"Row {row.Row} at {row.At} does not follow {Rows.Count} rows.", nameof(row));
        }

        return (row.Outcome == "scored") == IsValid(row) && (IsValid(row) || row is { Raw: null, Normalized: null })
            ? new([.. Rows, row])
            : throw new ArgumentException($"Row {row.Row} is '{row.Outcome}' with the score {row.Raw?.ToString() ?? "none"}.", nameof(row));
    }

    /// <summary>The valid row that counts, the earliest of equals; null when no row is valid, which no score stands for.</summary>
    public LedgerRow? Select(ScoreSelection selection, ScoreDirection direction)
    {
        var valid = Rows.Where(IsValid);
        return (selection, direction) switch
        {
            (ScoreSelection.Last, _) => valid.LastOrDefault(),
            (ScoreSelection.Confirmed, _) => valid.LastOrDefault(row => row.Purpose == LedgerRow.Confirming),
            (_, ScoreDirection.Higher) => valid.MaxBy(row => row.Raw),
            _ => valid.MinBy(row => row.Raw),
        };
    }

    private static bool IsValid(LedgerRow row) =>
        row is { Outcome: "scored", Raw: { } raw, Normalized: { } normalized } && double.IsFinite(raw) && double.IsFinite(normalized);
}
