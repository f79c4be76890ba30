using System.Security.Cryptography;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Seals what the agent has now, scores it in a process of its own, and makes the row durable before anybody hears of it.</summary>
internal sealed class ScoreDesk(RunSession session, IScorerProcess scorer, TimeProvider time, Func<UsageTotals> usage)
{
    private volatile IReadOnlyList<LedgerRow> _rows = [.. session.Past.Rows];
    private OpenScoring? _open = session.Past.Open;

    /// <summary>All rows, those of earlier processes included.</summary>
    public IReadOnlyList<LedgerRow> Rows => _rows;

    /// <summary>Scores once. A row that an earlier process scored for the same step is answered, a scoring that it began is finished.</summary>
    /// <param name="purpose"><c>starting</c>, <c>requested</c> or <c>final</c>.</param>
    /// <param name="step">The agent's step; null for the harness's own.</param>
    /// <param name="cancellationToken">Ends the scoring; an open scoring is finished by the next harness.</param>
    public async Task<LedgerRow> ScoreAsync(string purpose, int? step, CancellationToken cancellationToken)
    {
        if (step is not null && session.Past.RowSteps.ToList().IndexOf(step) is var known and >= 0)
        {
            return session.Past.Rows[known];
        }

        var open = Begin(purpose, step);
        var timed = session.Plan.Environment.Definition.Score.Timed;
        await session.Gate.HoldAsync(PauseReason.Scoring, cancellationToken);
        RunEvent.SubmissionSealed found;
        LedgerRow? row = null;
        try
        {
            found = open.Sealed ?? Seal(open.Row);
            row = timed ? await RowAsync(open, found, cancellationToken) : null;
        }
        finally
        {
            await session.Gate.ReleaseAsync(CancellationToken.None);
        }

        return Keep(row ?? await RowAsync(open, found, cancellationToken));
    }

    private OpenScoring Begin(string purpose, int? step)
    {
        if (_open is { } open && open.Purpose == purpose && open.Step == step)
        {
            _open = null;
            return open;
        }

        var at = session.Journal.Append(new RunEvent.ScoringStarted(_rows.Count, purpose, step)).Clock;
        return new OpenScoring(_rows.Count, purpose, step, at, null);
    }

    private RunEvent.SubmissionSealed Seal(int row)
    {
        var (digest, refusal, finding) = SubmissionRoom.Seal(session.Plan);
        var found = new RunEvent.SubmissionSealed(row, RandomNumberGenerator.GetInt32(1, int.MaxValue), digest, refusal);
        if (finding is not null)
        {
            session.Journal.Append(new RunEvent.IntegrityFound("submission-refused", finding));
        }

        session.Journal.Append(found);
        return found;
    }

    private async Task<LedgerRow> RowAsync(OpenScoring open, RunEvent.SubmissionSealed found, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var report = found.Submission is { } digest
            ? await ScoringOf.RunAsync(session.Plan, scorer, new ScoringJob(open.Row, digest, found.Seed), cancellationToken)
            : new ScoreReport { Outcome = new ScoreOutcome.Invalid(found.Refusal ?? "the submission was refused"), ScorerVersion = "none" };
        return LedgerRows.From(report, session.Plan) with
        {
            Row = open.Row,
            At = open.At,
            Time = time.GetUtcNow(),
            Purpose = open.Purpose,
            Submission = found.Submission,
            Seed = found.Seed,
            ScoringSeconds = Math.Round(time.GetElapsedTime(started).TotalSeconds, 3),
        };
    }

    private LedgerRow Keep(LedgerRow row)
    {
        // A model's answer may come at any time: the row names what the entries before it used.
        session.Journal.Append(() =>
        {
            row = row with { Tokens = usage().Tokens, CostUsd = usage().CostUsd };
            return new RunEvent.SubmissionScored(row);
        });
        _rows = [.. _rows, row];
        return row;
    }
}
