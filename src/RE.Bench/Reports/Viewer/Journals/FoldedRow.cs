using RE.Bench.Scoring;

namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>A row of the ledger and where it stands.</summary>
/// <param name="Row">The row.</param>
/// <param name="Entry">Its entry in the journal, from 0.</param>
/// <param name="Item">Its item in the transcript.</param>
internal sealed record FoldedRow(LedgerRow Row, int Entry, int? Item);
