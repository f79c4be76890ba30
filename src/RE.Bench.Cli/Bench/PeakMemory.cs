using System.Globalization;

namespace RE.Bench.Cli.Bench;

/// <summary>The most memory that a process ever held.</summary>
internal static class PeakMemory
{
    /// <summary>VmHWM of a process, in bytes; this one's when none is named.</summary>
    public static long Read(int? process = null)
    {
        var line = File.ReadLines($"/proc/{process?.ToString(CultureInfo.InvariantCulture) ?? "self"}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
    }
}
