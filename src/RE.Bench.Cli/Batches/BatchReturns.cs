using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Runs.Batches;

namespace RE.Bench.Cli.Batches;

/// <summary>What became of a batch.</summary>
/// <param name="Draft">The batch.</param>
/// <param name="Done">The runs that this process did, or left.</param>
/// <param name="Before">Results of the runs that were over before.</param>
internal sealed record BatchReturns(BatchDraft Draft, IReadOnlyList<(BatchJob Job, BatchOutcome Outcome)> Done, IReadOnlyList<RunResult> Before)
{
    /// <summary>All results, of now and of before.</summary>
    public IReadOnlyList<RunResult> Results => [.. Before, .. Done.Select(done => done.Outcome).OfType<BatchOutcome.Ended>().Select(ended => ended.Result)];

    /// <summary>The same for reports and gates.</summary>
    public IReadOnlyList<RunRecord> Records => [.. Results.Select(result => RunRecords.From(result, Draft.Folder.Run(result.Run).Path))];

    /// <summary>Failures that are bugs of ours.</summary>
    public IEnumerable<Exception> Bugs => Done.Select(done => done.Outcome).OfType<BatchOutcome.Broken>().Select(broken => broken.Failure)
        .Where(failure => failure is not (Budgets.UserErrorException or JournalBrokenException));

    /// <summary>The exit code: 130 when it was told to stop, 1 for a bug, 3 when runs failed, else what the gates say.</summary>
    /// <param name="wasInterrupted">Ctrl-C or SIGTERM.</param>
    /// <param name="gates">What the gates say.</param>
    public int ExitCode(bool wasInterrupted, int gates) =>
        wasInterrupted || Done.Any(done => done.Outcome is BatchOutcome.NotBegun or BatchOutcome.Ended { Result.Outcome: RunOutcomes.Cancelled }) ? ExitCodes.Cancelled
        : Bugs.Any() ? ExitCodes.Bug
        : Done.Any(done => done.Outcome is BatchOutcome.Broken) || Results.Any(result => result.Outcome is RunOutcomes.AgentFailed or RunOutcomes.InfrastructureFailed) ? ExitCodes.RunFailed
        : gates;
}
