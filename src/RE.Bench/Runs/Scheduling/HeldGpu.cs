namespace RE.Bench.Runs.Scheduling;

/// <summary>A GPU that is locked for one run.</summary>
/// <param name="Uuid">The GPU.</param>
/// <param name="Lock">Its lock file.</param>
internal sealed record HeldGpu(string Uuid, FileStream Lock);
