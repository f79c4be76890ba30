using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Planning;

namespace RE.Bench.Cli.Trials;

/// <summary>Measures the starting and the reference score of an environment.</summary>
/// <param name="composition">Makes what it needs.</param>
/// <param name="batch">Makes its attempts.</param>
/// <param name="scorings">How often each submission is scored.</param>
internal sealed class CalibrationRun(Composition composition, TrialBatch batch, int scorings)
{
    /// <summary>Makes the starting solution once and the reference as often as asked, each from nothing, and scores each submission.</summary>
    /// <exception cref="UserErrorException">An attempt got no score.</exception>
    public async Task<CalibrationSheet> MeasureAsync(EnvironmentFolder environment, int rebuilds, CancellationToken cancellationToken)
    {
        var slug = environment.Definition.Slug;
        var starting = await ScoreAsync(await batch.RunAsync(slug, "starter", ["starter"], 1, cancellationToken), cancellationToken);
        var reference = await ScoreAsync(await batch.RunAsync(slug, "reference", ["reference"], rebuilds, cancellationToken), cancellationToken);
        return new CalibrationSheet(starting[0], reference) { Host = HostProbe.Read(), At = composition.Io.Time.GetUtcNow(), Harness = composition.Version };
    }

    private async Task<IReadOnlyList<ScoredAgain>> ScoreAsync(TrialReturns returns, CancellationToken cancellationToken)
    {
        List<ScoredAgain> all = [];
        foreach (var result in returns.Results)
        {
            var again = await new Scorings(composition, scorings).OfAsync(returns.Folder, result, cancellationToken);
            all.Add(again is { AllScored: true } ? again : throw new UserErrorException(
                $"Nothing was written: '{result.Run}' ({result.Outcome}) {(again is null ? "has no valid score" : $"cannot be scored again: {again.Reason}")}. Look at it in '{returns.Folder.Path}', mend the environment, and calibrate into another folder."));
        }

        return all;
    }
}
