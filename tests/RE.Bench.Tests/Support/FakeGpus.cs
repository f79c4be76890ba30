using RE.Bench.Planning.Resources;

namespace RE.Bench.Tests.Support;

/// <summary>GPUs of a machine that has none.</summary>
internal sealed class FakeGpus(int count) : IGpuProbe
{
    public List<GpuProcess> Processes { get; } = [];

    public IReadOnlyList<GpuDevice> Devices { get; } = [.. Enumerable.Range(0, count).Select(i => new GpuDevice($"GPU-{i}", "H100", 80L << 30))];

    public Task<IReadOnlyList<GpuDevice>> DevicesAsync(CancellationToken cancellationToken) => Task.FromResult(Devices);

    public Task<IReadOnlyList<GpuProcess>> ProcessesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GpuProcess>>([.. Processes]);
}
