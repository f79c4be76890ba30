using System.Globalization;
using System.Runtime.InteropServices;
using RE.Bench.Events;

namespace RE.Bench.Planning;

/// <summary>Reads what machine this is.</summary>
public static class HostProbe
{
    /// <summary>Looks at the operating system's own files; never starts a process.</summary>
    public static HostFacts Read() => new()
    {
        Os = Field("/etc/os-release", "PRETTY_NAME", '=') ?? RuntimeInformation.OSDescription,
        Kernel = FirstLine("/proc/sys/kernel/osrelease") ?? "",
        Cpu = Field("/proc/cpuinfo", "model name", ':') ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Cores = Environment.ProcessorCount,
        MemoryBytes = Memory(),
        Gpus = Gpus(),
        Dotnet = Environment.Version.ToString(),
    };

    private static long Memory() =>
        Field("/proc/meminfo", "MemTotal", ':') is { } text && long.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, out var kibibytes) ? kibibytes << 10 : 0;

    private static List<string> Gpus()
    {
        var driver = FirstLine("/proc/driver/nvidia/version");
        return !Directory.Exists("/proc/driver/nvidia/gpus")
            ? []
            : [.. Directory.GetDirectories("/proc/driver/nvidia/gpus").Order().Select(gpu => $"{Field(Path.Combine(gpu, "information"), "Model", ':')} ({driver})")];
    }

    private static string? Field(string file, string name, char separator) => Lines(file)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(separator))
        .Select(line => line[(line.IndexOf(separator) + 1)..].Trim().Trim('"'))
        .FirstOrDefault();

    private static string? FirstLine(string file) => Lines(file).FirstOrDefault()?.Trim();

    private static IEnumerable<string> Lines(string file) => File.Exists(file) ? File.ReadLines(file) : [];
}
