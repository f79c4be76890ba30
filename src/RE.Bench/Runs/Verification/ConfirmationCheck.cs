namespace RE.Bench.Runs.Verification;

/// <summary>Did a clean-room scoring of the winner agree?</summary>
internal static class ConfirmationCheck
{
    private const string Advice = "'rebench confirm' scores the winner again in a clean room";

    public static RunCheck Of(VerifiedRun run)
    {
        try
        {
            return ConfirmationStore.Read(run.Files) is { } confirmation
                ? Of(run, confirmation)
                : RunCheck.Unchecked(CheckNames.Confirmation, run.Result is { Score: null } ? "there is no score to confirm" : $"nobody scored it again: {Advice}");
        }
        catch (InvalidDataException failure)
        {
            return RunCheck.Unchecked(CheckNames.Confirmation, failure.Message);
        }
    }

    private static RunCheck Of(VerifiedRun run, Confirmation confirmation)
    {
        if (confirmation.JournalHash != run.Chain.LastHash || confirmation.Run != run.Journal.Facts.Run)
        {
            return RunCheck.Unchecked(CheckNames.Confirmation, $"confirmation.json belongs to another journal; {Advice}");
        }

        var row = run.Result?.Score is { } score ? run.Rows.FirstOrDefault(scored => scored.Row == score.Row) : null;
        if (row is null || (confirmation.Row, confirmation.Submission, (double?)confirmation.Raw) != (row.Row, row.Submission, row.Raw))
        {
            return RunCheck.Contradicted(CheckNames.Confirmation, "confirmation.json is about another row, submission or score than the one that counts");
        }

        List<string> forged = [.. confirmation.Attempts.Where(attempt => !Follows(attempt, confirmation.Raw)).Select(attempt => $"the attempt of {attempt.At:u} says '{attempt.Verdict}', which does not follow from its own scores")];
        return forged.Count > 0 ? RunCheck.Contradicted(CheckNames.Confirmation, forged) : Verdict(confirmation);
    }

    private static RunCheck Verdict(Confirmation confirmation)
    {
        var verdict = Confirmation.Of(confirmation.Attempts);
        var word = Confirmation.Word(verdict);
        IReadOnlyList<string> reasons = [.. confirmation.Attempts.Where(attempt => attempt.Verdict == word).Select(attempt => $"{attempt.At:u}: {attempt.Reason}")];
        return verdict switch
        {
            _ when confirmation.Verdict != word => RunCheck.Contradicted(CheckNames.Confirmation, $"confirmation.json says '{confirmation.Verdict}', and its attempts '{word}'"),
            RunVerdict.Contradicted => RunCheck.Contradicted(CheckNames.Confirmation, reasons),
            RunVerdict.Confirmed => RunCheck.Holds(CheckNames.Confirmation, reasons[^1]),
            _ => RunCheck.Unchecked(CheckNames.Confirmation, reasons is [.., var last] ? last : $"nobody scored it again: {Advice}"),
        };
    }

    /// <summary>An attempt's word must be the one that its own scores and tolerance give.</summary>
    private static bool Follows(ConfirmationAttempt attempt, double raw)
    {
        if (attempt.Verdict == "unconfirmed")
        {
            return true;
        }

        if (attempt.Scores.Any(score => score.Outcome == "invalid"))
        {
            return attempt.Verdict == "contradicted";
        }

        return attempt.Scores.Count > 0 && attempt.Scores.All(score => score.Raw is not null) && attempt.Tolerance is { } tolerance
            && attempt.Verdict == Confirmation.Word(ConfirmationRule.Compare(raw, ConfirmationRule.Mean([.. attempt.Scores.Select(score => score.Raw!.Value)]), tolerance).Verdict);
    }
}
