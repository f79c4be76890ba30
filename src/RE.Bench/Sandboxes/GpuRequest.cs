namespace RE.Bench.Sandboxes;

/// <summary>GPUs asked for: a number of them, or these by UUID.</summary>
/// <param name="Count">How many; ignored when <paramref name="Uuids"/> is not empty.</param>
/// <param name="Uuids">Device UUIDs such as <c>GPU-…</c>.</param>
public sealed record GpuRequest(int Count, IReadOnlyList<string> Uuids);
