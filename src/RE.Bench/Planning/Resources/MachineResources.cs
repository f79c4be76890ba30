using System.Globalization;
using RE.Bench.Environments;

namespace RE.Bench.Planning.Resources;

/// <summary>What a machine has to give to runs.</summary>
/// <param name="Cores">Cores.</param>
/// <param name="MemoryBytes">Memory.</param>
/// <param name="Gpus">GPUs.</param>
public sealed record MachineResources(double Cores, long MemoryBytes, IReadOnlyList<GpuDevice> Gpus)
{
    /// <summary>Looks at this machine.</summary>
    /// <param name="gpus">Says which GPUs are here.</param>
    /// <param name="cores">Cores to give away; null = all.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public static async Task<MachineResources> ReadAsync(IGpuProbe gpus, double? cores, CancellationToken cancellationToken)
    {
        var host = HostProbe.Read();
        return new(cores ?? host.Cores, host.MemoryBytes, await gpus.DevicesAsync(cancellationToken));
    }

    /// <summary>Why a run could never begin here, even if nothing else went on; null when it could.</summary>
    public string? NeverFits(ResourceNeed need)
    {
        var usable = need.Gpus is { } gpus ? Gpus.Count(device => device.MemoryBytes >= gpus.MemoryBytes) : 0;
        return string.Join("; ", ((string?[])[
            need.Cores > Cores ? string.Create(CultureInfo.InvariantCulture, $"it needs {need.Cores:0.##} cores, and there are {Cores:0.##}") : null,
            need.MemoryBytes > MemoryBytes ? $"it needs {new ByteSize(need.MemoryBytes)} of memory, and there are {new ByteSize(MemoryBytes)}" : null,
            need.Gpus is { } wanted && usable < wanted.Count ? $"it needs {Wanted(wanted)}, and {Have(usable)}" : null]).OfType<string>()) is { Length: > 0 } reason ? reason : null;
    }

    private static string Wanted(GpuNeed need) =>
        $"{need.Count} {(need.Count == 1 ? "GPU" : "GPUs")}{(need.MemoryBytes > 0 ? $" with {new ByteSize(need.MemoryBytes)} each" : "")}";

    private string Have(int usable) => Gpus.Count == 0
        ? "'nvidia-smi' lists none"
        : $"{usable} of the {Gpus.Count} here will do";
}
