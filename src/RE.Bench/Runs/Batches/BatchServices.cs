using RE.Bench.Planning.Batches;
using RE.Bench.Runs.Scheduling;

namespace RE.Bench.Runs.Batches;

/// <summary>What a batch is done with.</summary>
public sealed record BatchServices
{
    /// <summary>Where time comes from.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The batch's folder.</summary>
    public required BatchFolder Folder { get; init; }

    /// <summary>What runs of this machine have taken.</summary>
    public required MachineLedger Ledger { get; init; }

    /// <summary>What the scheduler did and why.</summary>
    public required ScheduleLog Log { get; init; }

    /// <summary>Most runs at a time; null = as many as fit.</summary>
    public int? Parallel { get; init; }
}
