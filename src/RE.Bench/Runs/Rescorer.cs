using System.Runtime.CompilerServices;
using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Scores the sealed submissions of a run again, with the seeds of the first time and today's scorer; the run's folder is only read.</summary>
/// <param name="scorer">Today's scorer.</param>
/// <param name="time">Stamps the rows.</param>
/// <param name="tolerance">How much a score may differ and count as the same; 0 asks for the very number.</param>
public sealed class Rescorer(IScorerProcess scorer, TimeProvider time, double tolerance = 0)
{
    /// <summary>Scores every row that has a sealed submission, in order.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="rows">Its ledger, or those of its rows that shall be scored.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async IAsyncEnumerable<RescoredRow> RescoreAsync(PlannedRun plan, IReadOnlyList<LedgerRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            // Refused by the sealing: there is nothing to score, then or now.
            yield return row.Submission is { } digest ? await AgainAsync(plan, row, digest, cancellationToken) : new RescoredRow(row, row, null);
        }
    }

    private async Task<RescoredRow> AgainAsync(PlannedRun plan, LedgerRow row, string digest, CancellationToken cancellationToken)
    {
        try
        {
            var report = await ScoringOf.RunCleanAsync(plan, scorer, new ScoringJob(row.Row, digest, row.Seed), cancellationToken);
            var again = LedgerRows.From(report, plan) with { Row = row.Row, At = row.At, Time = time.GetUtcNow(), Purpose = row.Purpose, Submission = digest, Seed = row.Seed };
            return new RescoredRow(row, again, Difference(row, again));
        }
        catch (InvalidDataException failure)
        {
            return new RescoredRow(row, null, null, failure.Message);
        }
    }

    private string? Difference(LedgerRow before, LedgerRow after) =>
        before.Outcome != after.Outcome ? $"outcome was '{before.Outcome}' and is '{after.Outcome}'{(after.Reason is { } reason ? $": {reason}" : "")}"
        : !IsSame(before.Raw, after.Raw) ? $"raw score was {before.Raw:R} and is {after.Raw:R}"
        : !IsSame(before.Normalized, after.Normalized) ? $"normalized score was {before.Normalized:R} and is {after.Normalized:R}"
        : null;

    private bool IsSame(double? before, double? after) => before == after || (before is { } one && after is { } other && Math.Abs(one - other) <= tolerance);
}
