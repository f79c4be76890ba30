using System.ComponentModel;
using RE.Bench.Sandboxes;

namespace RE.Bench.Environments;

/// <summary>What a profile's sandbox may use, as YAML writes it.</summary>
public sealed record ResourceDefinition
{
    /// <summary>Cores.</summary>
    [Description("Cores, such as 2 or 1.5.")]
    public required double Cpus { get; init; }

    /// <summary>Memory.</summary>
    [Description("Memory, such as 4GiB.")]
    public required ByteSize Memory { get; init; }

    /// <summary>Most processes and threads at a time.</summary>
    [Description("Most processes and threads at a time.")]
    public int Pids { get; init; } = 512;

    /// <summary>Disk space of the workspace.</summary>
    [Description("Disk space of the workspace, such as 4GiB.")]
    public required ByteSize Disk { get; init; }

    /// <summary>Size of <c>/dev/shm</c>.</summary>
    [Description("Size of /dev/shm, such as 8GiB.")]
    public ByteSize Shm { get; init; } = new(64L << 20);

    /// <summary>GPUs, or none.</summary>
    [Description("GPUs; leave out for none.")]
    public GpuDefinition? Gpus { get; init; }

    /// <summary>The same for a sandbox provider.</summary>
    public SandboxResources ToSandbox() => new()
    {
        Cpus = Cpus,
        MemoryBytes = Memory.Bytes,
        Pids = Pids,
        DiskBytes = Disk.Bytes,
        SharedMemoryBytes = Shm.Bytes,
        Gpus = Gpus is { } gpus ? new GpuRequest(gpus.Count, []) : null,
    };
}
