using RE.Bench.Planning.Batches;
using RE.Bench.Planning.Resources;

namespace RE.Bench.Planning.Estimates;

/// <summary>A planned run with what it takes.</summary>
/// <param name="Run">The run.</param>
/// <param name="Need">From the machine.</param>
/// <param name="Price">From the provider.</param>
public sealed record PlannedNeed(BatchRun Run, ResourceNeed Need, AgentPrice Price);
