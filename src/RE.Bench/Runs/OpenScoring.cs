using RE.Bench.Events;

namespace RE.Bench.Runs;

/// <summary>A scoring that the journal began and did not finish.</summary>
/// <param name="Row">Row of the ledger.</param>
/// <param name="Purpose"><c>starting</c>, <c>requested</c>, <c>final</c> or <c>confirming</c>.</param>
/// <param name="Step">The agent's step that asked for it; null for the harness's own.</param>
/// <param name="At">Working time when it began.</param>
/// <param name="Sealed">What was sealed; null when the harness ended before.</param>
internal sealed record OpenScoring(int Row, string Purpose, int? Step, TimeSpan At, RunEvent.SubmissionSealed? Sealed);
