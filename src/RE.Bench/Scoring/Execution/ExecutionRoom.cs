using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution;

/// <summary>The sandboxes that an execution stage may make.</summary>
/// <param name="Sandbox">Kind of sandbox, as the run's: <c>docker</c> or <c>bwrap</c>.</param>
/// <param name="Spec">Owner, image and resources; id and workspace are each sandbox's own.</param>
public sealed record ExecutionRoom(string Sandbox, SandboxSpec Spec);
