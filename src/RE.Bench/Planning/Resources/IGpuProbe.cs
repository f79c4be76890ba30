namespace RE.Bench.Planning.Resources;

/// <summary>Says which GPUs are here and who computes on them.</summary>
public interface IGpuProbe
{
    /// <summary>All GPUs, in the driver's order; none when there is no driver.</summary>
    Task<IReadOnlyList<GpuDevice>> DevicesAsync(CancellationToken cancellationToken);

    /// <summary>All processes that compute on a GPU now.</summary>
    Task<IReadOnlyList<GpuProcess>> ProcessesAsync(CancellationToken cancellationToken);
}
