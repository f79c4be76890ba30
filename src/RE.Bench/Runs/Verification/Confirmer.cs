using System.Security.Cryptography;
using RE.Bench.Budgets;
using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Verification;

/// <summary>
/// Scores the winner of a run again in a clean room: a fresh work folder outside the run, a scorer process of its own, seeds that the run never saw.
/// Journal and result are not touched.
/// </summary>
/// <param name="scorer">What scores: today the scorer process alone, which is all that the environments need.</param>
/// <param name="time">Stamps the attempt.</param>
/// <param name="harness">Version of this harness.</param>
public sealed class Confirmer(IScorerProcess scorer, TimeProvider time, string harness)
{
    private const int MostAttempts = 1000;

    /// <summary>Scores the row as often as asked and appends the attempt to <c>confirmation.json</c>.</summary>
    /// <param name="plan">The run, planned with the environment that it was made with.</param>
    /// <param name="winner">The row that counts.</param>
    /// <param name="journalHash">Hash of the journal that the row is from.</param>
    /// <param name="times">How often, at least once.</param>
    /// <param name="cancellationToken">Ends it; nothing is written.</param>
    /// <exception cref="UserErrorException">The run's folder cannot be written, or its submission is not what the row names.</exception>
    public async Task<Confirmation> ConfirmAsync(PlannedRun plan, LedgerRow winner, string journalHash, int times, CancellationToken cancellationToken)
    {
        var earlier = Earlier(plan, winner, journalHash);
        var reports = new List<(long Seed, ScoreReport Report)>();
        foreach (var seed in Seeds(times, winner.Seed))
        {
            reports.Add((seed, await ScoreAsync(plan, new ScoringJob(winner.Row, winner.Submission!, seed), cancellationToken)));
        }

        IReadOnlyList<ConfirmationAttempt> attempts = [.. earlier, Attempt(plan, winner, reports)];
        var confirmation = new Confirmation
        {
            Run = plan.Facts.Run,
            JournalHash = journalHash,
            Row = winner.Row,
            Submission = winner.Submission!,
            Raw = winner.Raw!.Value,
            Attempts = attempts,
            Verdict = Confirmation.Word(Confirmation.Of(attempts)),
        };
        ConfirmationStore.Write(plan.Folder.Path, confirmation);
        return confirmation;
    }

    private async Task<ScoreReport> ScoreAsync(PlannedRun plan, ScoringJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await ScoringOf.RunCleanAsync(plan, scorer, job, cancellationToken);
        }
        catch (InvalidDataException failure)
        {
            throw new UserErrorException($"The winner of '{plan.Facts.Run}' cannot be scored again: {failure.Message} 'rebench verify' looks at the whole run.", failure);
        }
    }

    /// <summary>What was found before for the same journal; of another journal nothing is kept.</summary>
    private static IReadOnlyList<ConfirmationAttempt> Earlier(PlannedRun plan, LedgerRow winner, string journalHash)
    {
        try
        {
            using var files = RunFiles.Open(plan.Folder.Path);
            return ConfirmationStore.Read(files) is { } found && (found.JournalHash, found.Row, found.Submission) == (journalHash, winner.Row, winner.Submission)
                ? found.Attempts.Count < MostAttempts ? found.Attempts : throw new UserErrorException($"'{plan.Facts.Run}' was scored again {found.Attempts.Count} times, and no more are kept. Remove its confirmation.json to begin anew.")
                : [];
        }
        catch (InvalidDataException failure)
        {
            throw new UserErrorException($"{failure.Message} Remove '{Path.Combine(plan.Folder.Path, RunFiles.ConfirmationName)}' to begin anew.", failure);
        }
    }

    private static IEnumerable<long> Seeds(int times, long ofRun)
    {
        var drawn = new HashSet<long> { ofRun };
        while (drawn.Count <= times)
        {
            var seed = RandomNumberGenerator.GetInt32(1, int.MaxValue);
            if (drawn.Add(seed))
            {
                yield return seed;
            }
        }
    }

    private ConfirmationAttempt Attempt(PlannedRun plan, LedgerRow winner, List<(long Seed, ScoreReport Report)> reports)
    {
        var rows = reports.ConvertAll(scored => LedgerRows.From(scored.Report, plan) with { Seed = scored.Seed });
        var attempt = new ConfirmationAttempt
        {
            At = time.GetUtcNow(),
            Verdict = "",
            Reason = "",
            EnvironmentDigest = plan.Environment.Digest,
            Scorer = rows.Find(row => row.Outcome is "scored" or "invalid")?.Scorer ?? "",
            Scores = [.. rows.Select(row => new ConfirmationScore(row.Seed, row.Outcome, row.Raw, row.Reason))],
            Harness = harness,
            Host = HostProbe.Read(),
        };
        return Judged(attempt, plan, winner);
    }

    private static ConfirmationAttempt Judged(ConfirmationAttempt attempt, PlannedRun plan, LedgerRow winner)
    {
        if (attempt.Scores.FirstOrDefault(score => score.Outcome is "crashed" or "timed-out") is { } failed)
        {
            return Because(attempt, RunVerdict.Unconfirmed, $"the scorer did not answer ({failed.Outcome}): {failed.Reason}");
        }

        if (attempt.Scorer != winner.Scorer)
        {
            return Because(attempt, RunVerdict.Unconfirmed, $"the scorer is '{attempt.Scorer}' here and was '{winner.Scorer}' in the run");
        }

        if (attempt.Scores.FirstOrDefault(score => score.Raw is null) is { } invalid)
        {
            return Because(attempt, RunVerdict.Contradicted, $"the scorer takes the submission for invalid: {invalid.Reason}");
        }

        double[] raws = [.. attempt.Scores.Select(score => score.Raw!.Value)];
        var (sd, tolerance) = ConfirmationRule.Tolerance(raws, ScoringNoise.Of(plan.Environment.Folder, plan.Facts.Profile));
        var mean = ConfirmationRule.Mean(raws);
        var (verdict, reason) = ConfirmationRule.Compare(winner.Raw!.Value, mean, tolerance);
        var isElsewhere = verdict == RunVerdict.Contradicted && plan.Environment.Definition.Score.Timed && !IsSameMachine(plan, attempt);
        return Because(attempt with { Mean = mean, Sd = sd, Tolerance = tolerance }, isElsewhere ? RunVerdict.Unconfirmed : verdict, isElsewhere ? $"{reason}; but the score is a time and this is another machine" : reason);
    }

    private static ConfirmationAttempt Because(ConfirmationAttempt attempt, RunVerdict verdict, string reason) => attempt with { Verdict = Confirmation.Word(verdict), Reason = reason };

    private static bool IsSameMachine(PlannedRun plan, ConfirmationAttempt attempt) =>
        (plan.Facts.Host.Cpu, plan.Facts.Host.Cores) == (attempt.Host.Cpu, attempt.Host.Cores) && (plan.Facts.Host.Gpus ?? []).SequenceEqual(attempt.Host.Gpus);
}
