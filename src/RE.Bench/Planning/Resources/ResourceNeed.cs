using RE.Bench.Environments;

namespace RE.Bench.Planning.Resources;

/// <summary>What a run takes from the machine while it goes on, as its profile declares it.</summary>
/// <param name="Cores">Cores, such as 2 or 0.5.</param>
/// <param name="MemoryBytes">Memory.</param>
/// <param name="DiskBytes">Space of its workspace.</param>
/// <param name="Gpus">GPUs; null for none.</param>
public sealed record ResourceNeed(double Cores, long MemoryBytes, long DiskBytes, GpuNeed? Gpus)
{
    /// <summary>What a profile declares.</summary>
    public static ResourceNeed Of(ProfileDefinition profile)
    {
        var declared = profile.Resources;
        var gpus = declared.Gpus is { Count: > 0 } wanted ? new GpuNeed(wanted.Count, wanted.Model, wanted.Memory.Bytes) : null;
        return new(declared.Cpus, declared.Memory.Bytes, declared.Disk.Bytes, gpus);
    }
}
