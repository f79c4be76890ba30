namespace RE.Bench.Sandboxes;

/// <summary>What a sandbox may use.</summary>
public sealed record SandboxResources
{
    /// <summary>Cores, such as 2 or 1.5.</summary>
    public double Cpus { get; init; } = 2;

    /// <summary>Memory in bytes, swap included.</summary>
    public long MemoryBytes { get; init; } = 4L << 30;

    /// <summary>Most processes and threads at a time.</summary>
    public int Pids { get; init; } = 512;

    /// <summary>Disk space of the workspace in bytes.</summary>
    public long DiskBytes { get; init; } = 4L << 30;

    /// <summary>Size of <c>/dev/shm</c> in bytes.</summary>
    public long SharedMemoryBytes { get; init; } = 64L << 20;

    /// <summary>GPUs, or none.</summary>
    public GpuRequest? Gpus { get; init; }
}
