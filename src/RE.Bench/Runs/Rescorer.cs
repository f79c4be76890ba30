using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Scores the sealed submissions of a run again, with the seeds of the first time and today's scorer.</summary>
public sealed class Rescorer(IScorerProcess scorer, TimeProvider time)
{
    /// <summary>Scores every row that has a sealed submission, in order.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="rows">Its ledger.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    public async IAsyncEnumerable<RescoredRow> RescoreAsync(
        PlannedRun plan, IReadOnlyList<LedgerRow> rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            if (row.Submission is not { } digest)
            {
                // Refused by the sealing: there is nothing to score, then or now.
                yield return new RescoredRow(row, row, null);
                continue;
            }

            var report = await ScoringOf.RunAsync(plan, scorer, new ScoringJob(row.Row, digest, row.Seed), cancellationToken);
            var again = LedgerRows.From(report, plan) with { Row = row.Row, At = row.At, Time = time.GetUtcNow(), Purpose = row.Purpose, Submission = digest, Seed = row.Seed };
            yield return new RescoredRow(row, again, Difference(row, again));
        }
    }

    private static string? Difference(LedgerRow before, LedgerRow after) =>
        before.Outcome != after.Outcome ? $"outcome was '{before.Outcome}' and is '{after.Outcome}'{(after.Reason is { } reason ? $": {reason}" : "")}"
        : before.Raw != after.Raw ? $"raw score was {before.Raw:R} and is {after.Raw:R}"
        : before.Normalized != after.Normalized ? $"normalized score was {before.Normalized:R} and is {after.Normalized:R}"
        : null;
}
