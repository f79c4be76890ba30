using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Estimates;

namespace RE.Bench.Cli.Batches;

/// <summary>A batch that was checked and not begun.</summary>
/// <param name="Batch">As it is planned now; what went before is in it.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Runs">Its runs, in order.</param>
internal sealed record BatchDraft(Batch Batch, BatchFolder Folder, IReadOnlyList<DraftRun> Runs)
{
    /// <summary>Runs that are not over.</summary>
    public IReadOnlyList<DraftRun> Open => [.. Runs.Where(run => run.IsOpen)];

    /// <summary>What a batch takes on a machine.</summary>
    /// <exception cref="Budgets.UserErrorException">Some runs could never begin here.</exception>
    public BatchEstimate Estimate(BatchEstimator estimator, Composition composition)
    {
        var needs = Open.Select(run => run.Need(composition)).ToList();
        return estimator.NeverFit(needs) is { Count: > 0 } problems
            ? throw new Budgets.UserErrorException(string.Join('\n', problems) + "\nLeave these environments out, choose another profile, or take a larger machine; nothing was started.")
            : estimator.Estimate(needs, Runs.Count - needs.Count, Batch.Asked.Purse);
    }
}
