namespace RE.Bench.Planning.Resources;

/// <summary>GPUs that a run needs for itself.</summary>
/// <param name="Count">How many.</param>
/// <param name="Model">Model that the profile was made for; another one is told, not refused.</param>
/// <param name="MemoryBytes">Least memory of each.</param>
public sealed record GpuNeed(int Count, string Model, long MemoryBytes);
