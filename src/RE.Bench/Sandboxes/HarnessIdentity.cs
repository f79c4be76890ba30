using System.Globalization;

namespace RE.Bench.Sandboxes;

/// <summary>One harness process, told apart from every later one with the same process id.</summary>
/// <param name="ProcessId">Its process id.</param>
/// <param name="BootId">The boot of the machine during which it ran.</param>
/// <param name="StartTime">When it started, in clock ticks after that boot.</param>
internal sealed record HarnessIdentity(int ProcessId, string BootId, long StartTime)
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    public static HarnessIdentity Current() =>
        new(Environment.ProcessId, BootIdNow(), StartTimeOf(Environment.ProcessId) ?? 0);

    public static HarnessIdentity? TryParse(string? text) =>
        text?.Split(':') is [var id, var boot, var start]
        && int.TryParse(id, CultureInfo.InvariantCulture, out var processId)
        && long.TryParse(start, CultureInfo.InvariantCulture, out var startTime)
            ? new HarnessIdentity(processId, boot, startTime)
            : null;

    public bool IsAlive() => BootId == BootIdNow() && StartTimeOf(ProcessId) == StartTime;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProcessId}:{BootId}:{StartTime}");

    private static string BootIdNow() => File.ReadAllText(BootIdFile).Trim();

    private static long? StartTimeOf(int processId)
    {
        try
        {
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));

            // The name in parentheses may hold spaces; the start time is the 20th field after it.
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return null;
        }
    }
}
