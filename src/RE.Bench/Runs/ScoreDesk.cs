using System.Security.Cryptography;
using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Seals what the agent has now, scores it in a process of its own, and makes the row durable before anybody hears of it.</summary>
internal sealed class ScoreDesk(RunSession session, IScorerProcess scorer, TimeProvider time, Func<UsageTotals> usage)
{
    private static readonly Spending OneScore = new(0, 0, 0, 1);
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

        using var paid = purpose == "requested" ? await PayAsync(cancellationToken) : null;
        var row = await ScoreAsync(Begin(purpose, step), cancellationToken);
        if (row.Outcome != "crashed")
        {
            paid?.Settle(OneScore);
        }

        return row;
    }

    /// <summary>Scores the best submission once more, with a fresh seed, when the agent is done; nothing where no row is valid or it was done before.</summary>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        if (_rows.Any(row => row.Purpose == LedgerRow.Confirming) || new Ledger(_rows).Select(ScoreSelection.Best, session.Plan.Environment.Definition.Score.Better) is not { Submission: { } submission })
        {
            return;
        }

        var open = Begin(LedgerRow.Confirming, null);
        var found = open.Sealed ?? KeepSealed(new RunEvent.SubmissionSealed(open.Row, SeedOf(open.Row), submission));
        using var turn = await TurnAsync(session.Plan.Environment.Definition.Score.Timed, cancellationToken);
        Keep(await RowAsync(open, found, cancellationToken));
    }

    private async Task<PurseHold> PayAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await session.Purse.ReserveAsync(OneScore, cancellationToken);
        }
        catch (LimitReachedException reached)
        {
            throw new BudgetSpentException(reached.Limit);
        }
    }

    private async Task<LedgerRow> ScoreAsync(OpenScoring open, CancellationToken cancellationToken)
    {
        var timed = session.Plan.Environment.Definition.Score.Timed;
        await session.Gate.HoldAsync(PauseReason.Scoring, cancellationToken);
        RunEvent.SubmissionSealed found;
        LedgerRow? row = null;
        IDisposable? turn = null;
        try
        {
            found = open.Sealed ?? Seal(open.Row);
            turn = await TurnAsync(timed, cancellationToken);
            row = timed ? await RowAsync(open, found, cancellationToken) : null;
        }
        catch
        {
            turn?.Dispose();
            throw;
        }
        finally
        {
            await session.Gate.ReleaseAsync(CancellationToken.None);
        }

        using (turn)
        {
            return Keep(row ?? await RowAsync(open, found, cancellationToken));
        }
    }

    /// <summary>Waits, sandbox and clock standing still, until no scoring of this machine would disturb this one or be disturbed by it.</summary>
    private async Task<IDisposable?> TurnAsync(bool timed, CancellationToken cancellationToken)
    {
        if (session.Turns is not { } turns)
        {
            return null;
        }

        if (turns.TryTake(timed) is { } free)
        {
            return free;
        }

        session.Journal.Append(new RunEvent.Noted("scoring", timed ? "this scoring is a measured time and waits until no other scoring goes on on this machine" : "waits until a timed scoring on this machine is over"));
        return await turns.TakeAsync(timed, cancellationToken);
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
        var found = new RunEvent.SubmissionSealed(row, SeedOf(row), digest, refusal);
        if (finding is not null)
        {
            session.Journal.Append(new RunEvent.IntegrityFound("submission-refused", finding));
        }

        return KeepSealed(found);
    }

    private long SeedOf(int row) => session.Seeds.TryGetValue(row, out var recorded) ? recorded : RandomNumberGenerator.GetInt32(1, int.MaxValue);

    private RunEvent.SubmissionSealed KeepSealed(RunEvent.SubmissionSealed found)
    {
        session.Journal.Append(found);
        return found;
    }

    private async Task<LedgerRow> RowAsync(OpenScoring open, RunEvent.SubmissionSealed found, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var report = found.Submission is { } digest
            ? await ScoringOf.RunAsync(session.Plan, scorer, new ScoringJob(open.Row, digest, found.Seed) { IsStarting = open.Purpose == "starting" }, cancellationToken)
            : new ScoreReport { Outcome = new ScoreOutcome.Invalid(found.Refusal ?? "the submission was refused"), ScorerVersion = "none" };
        if (report.Outcome is ScoreOutcome.Invalid { Finding: { } finding } invalid)
        {
            session.Journal.Append(new RunEvent.IntegrityFound(finding, invalid.Reason));
        }

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
