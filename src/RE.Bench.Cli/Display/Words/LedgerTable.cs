using System.Globalization;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Display.Words;

/// <summary>The ledger as a table.</summary>
internal static class LedgerTable
{
    /// <summary>Heading and a line a row; the row that counts is marked.</summary>
    /// <param name="rows">The ledger.</param>
    /// <param name="chosen">Number of the row that counts; null when none does or it is not known yet.</param>
    /// <param name="showNumbers">False where scores are hidden.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<LedgerRow> rows, int? chosen, bool showNumbers)
    {
        var table = new TextTable(">row", ">time", "purpose", "outcome", ">raw", ">normalized", "remark");
        foreach (var row in rows)
        {
            table.Add(
                row.Row.ToString(CultureInfo.InvariantCulture),
                Figures.Clock(row.At),
                InertText.Head(row.Purpose, 16),
                InertText.Head(row.Outcome, 16),
                Number(row.Raw, showNumbers),
                Number(row.Normalized, showNumbers),
                Remark(row, row.Row == chosen));
        }

        return table.Lines();
    }

    private static string Number(double? value, bool show) => value is not { } number ? "-" : show ? Figures.Score(number) : "hidden";

    private static string Remark(LedgerRow row, bool counts)
    {
        var text = row.Reason is { } reason ? InertText.Head(reason, 120) : ScoreWords.Message(row.Message);
        return counts ? text.Length > 0 ? $"counts; {text}" : "counts" : text;
    }
}
