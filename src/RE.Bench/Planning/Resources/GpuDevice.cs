namespace RE.Bench.Planning.Resources;

/// <summary>A GPU of this machine.</summary>
/// <param name="Uuid">Such as <c>GPU-…</c>.</param>
/// <param name="Model">Such as <c>NVIDIA H100 80GB HBM3</c>.</param>
/// <param name="MemoryBytes">Its memory.</param>
public sealed record GpuDevice(string Uuid, string Model, long MemoryBytes);
