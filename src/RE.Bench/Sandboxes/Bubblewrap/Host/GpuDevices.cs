using System.Globalization;
using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.Bubblewrap.Host;

/// <summary>Finds the device files of NVIDIA GPUs, as the driver lists them under <c>/proc/driver/nvidia/gpus</c>.</summary>
internal static class GpuDevices
{
    private const string DriverFolder = "/proc/driver/nvidia/gpus";
    private static readonly string[] Shared = ["/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/nvidia-modeset"];

    /// <summary>Device files for a request.</summary>
    /// <exception cref="UserErrorException">The machine does not have them.</exception>
    public static IReadOnlyList<string> Find(GpuRequest? request) => Find(request, DriverFolder, File.Exists);

    internal static IReadOnlyList<string> Find(GpuRequest? request, string driverFolder, Func<string, bool> exists)
    {
        if (request is null)
        {
            return [];
        }

        var all = Directory.Exists(driverFolder) ? Directory.GetDirectories(driverFolder).Order(StringComparer.Ordinal).Select(Read).ToList() : [];
        var wanted = request.Uuids.Count > 0
            ? request.Uuids.Select(u => all.FirstOrDefault(g => string.Equals(g.Uuid, u, StringComparison.OrdinalIgnoreCase)).Device
                ?? throw new UserErrorException($"this machine has no GPU '{u}'. It has: {(all.Count == 0 ? "none" : string.Join(", ", all.Select(g => g.Uuid)))}.")).ToList()
            : [.. all.Take(request.Count).Select(g => g.Device)];
        if (wanted.Count < request.Count)
        {
            throw new UserErrorException($"{request.Count} GPUs are asked for and this machine has {all.Count}. Use '--profile cpu', or a machine with NVIDIA GPUs and their driver.");
        }

        return [.. wanted, .. Shared.Where(exists)];
    }

    private static (string Uuid, string Device) Read(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "information"));
        string Value(string key) => lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "";
        return (Value("GPU UUID"), string.Create(CultureInfo.InvariantCulture, $"/dev/nvidia{Value("Device Minor")}"));
    }
}
