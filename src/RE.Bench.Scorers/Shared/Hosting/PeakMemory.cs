using System.Globalization;

namespace RE.Bench.Scorers.Shared.Hosting;

/// <summary>How much memory this process held at most.</summary>
internal static class PeakMemory
{
    private const string Key = "VmHWM:";

    /// <summary>Bytes (VmHWM of proc_pid_status(5)); null where the system does not say.</summary>
    public static long? OfThisProcess()
    {
        try
        {
            var line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
            return long.TryParse(line?[Key.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var kibibytes)
                ? kibibytes << 10
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
