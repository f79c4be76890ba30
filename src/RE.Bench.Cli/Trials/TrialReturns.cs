using RE.Bench.Planning.Batches;
using RE.Bench.Results;

namespace RE.Bench.Cli.Trials;

/// <summary>What became of scripted attempts.</summary>
/// <param name="Folder">Their batch.</param>
/// <param name="Results">One for each run: all agents of the first epoch in their order, then the next epoch's.</param>
internal sealed record TrialReturns(BatchFolder Folder, IReadOnlyList<RunResult> Results);
