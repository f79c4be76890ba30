namespace RE.Bench.Sandboxes;

/// <summary>Whether one kind of sandbox can be made on this machine.</summary>
/// <param name="IsAvailable">True when a sandbox could be created now.</param>
/// <param name="Detail">What was found: versions, the engine's address, or why not.</param>
/// <param name="Remedy">What to do when it is not available, or to make it better; empty when nothing.</param>
/// <param name="EnforcedLimits">Names of the limits that would be enforced: <c>memory</c>, <c>pids</c>, <c>cpus</c>, <c>disk</c>, <c>freeze</c>.</param>
public sealed record SandboxAvailability(bool IsAvailable, string Detail, string Remedy, IReadOnlyList<string> EnforcedLimits);
