using RE.Bench.Cli.Commands;
using RE.Bench.Planning.Batches;
using RE.Bench.Results;
using RE.Bench.Runs.Verification;

namespace RE.Bench.Cli.Trials;

/// <summary>All scores of what counted in a run: those that the run itself got, and as many more, with new seeds, as are wanted.</summary>
/// <param name="composition">Makes the scorer.</param>
/// <param name="times">How often.</param>
internal sealed class Scorings(Composition composition, int times)
{
    /// <summary>The raw scores and the scorer that gave them; null when the run has no valid row.</summary>
    public async Task<ScoredAgain?> OfAsync(BatchFolder batch, RunResult result, CancellationToken cancellationToken)
    {
        var run = await ScorableRun.LoadAsync(composition, batch.Run(result.Run), cancellationToken);
        if (run.Winner is not { } winner)
        {
            return null;
        }

        // The starting solution is what a starter that changes nothing hands in.
        var own = result.Ledger.Where(row => row is { Outcome: "scored", Raw: not null } && row.Submission == winner.Submission && row.Details?[RememberedStart.Mark] is null).ToList();
        if (own.Count >= times)
        {
            return new ScoredAgain(result, winner.Scorer!, [.. own.Select(row => row.Raw!.Value)], "");
        }

        var confirmation = await new Confirmer(composition.Scorer, composition.Io.Time, composition.Version).ConfirmAsync(run.Plan, winner, result.JournalHash, times - own.Count, cancellationToken);
        var attempt = confirmation.Attempts[^1];
        return new ScoredAgain(result, attempt.Scorer, [.. own.Select(row => row.Raw!.Value), .. attempt.Scores.Select(score => score.Raw ?? double.NaN)], attempt.Reason);
    }
}
