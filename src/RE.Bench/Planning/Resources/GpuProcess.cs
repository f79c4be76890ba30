namespace RE.Bench.Planning.Resources;

/// <summary>A process that computes on a GPU.</summary>
/// <param name="Uuid">The GPU.</param>
/// <param name="Process">Its process id, as the driver sees it.</param>
/// <param name="Name">Its program.</param>
public sealed record GpuProcess(string Uuid, int Process, string Name);
