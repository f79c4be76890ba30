using RE.Bench.Cli.Commands;
using RE.Bench.Planning.Batches;
using RE.Bench.Results;
using RE.Bench.Runs.Verification;

namespace RE.Bench.Cli.Trials;

/// <summary>Scores what counted in a run again, with new seeds.</summary>
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

        var confirmation = await new Confirmer(composition.Scorer, composition.Io.Time, composition.Version).ConfirmAsync(run.Plan, winner, result.JournalHash, times, cancellationToken);
        var attempt = confirmation.Attempts[^1];
        return new ScoredAgain(result, attempt.Scorer, [.. attempt.Scores.Select(score => score.Raw ?? double.NaN)], attempt.Reason);
    }
}
