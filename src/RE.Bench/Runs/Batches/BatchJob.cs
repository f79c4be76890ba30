using RE.Bench.Planning;
using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Resources;

namespace RE.Bench.Runs.Batches;

/// <summary>One run of a batch, ready for the scheduler.</summary>
/// <param name="Planned">As the batch planned it.</param>
/// <param name="Plan">Decided in every part.</param>
/// <param name="Past">What its folder holds already.</param>
public sealed record BatchJob(BatchRun Planned, PlannedRun Plan, BatchRunPast Past)
{
    /// <summary>What it takes from the machine.</summary>
    public ResourceNeed Need => ResourceNeed.Of(Plan.Profile);

    /// <summary>True when the run is not over.</summary>
    public bool IsOpen => Past is not BatchRunPast.Over;
}
