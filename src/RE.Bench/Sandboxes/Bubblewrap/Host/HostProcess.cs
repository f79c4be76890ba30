using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace RE.Bench.Sandboxes.Bubblewrap.Host;

/// <summary>A process of this machine, named for ever by number and start.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="StartTick">When it began, in clock ticks since boot.</param>
internal sealed partial record HostProcess(int Pid, long StartTick)
{
    private const int Kill9 = 9;

    /// <summary>True while it has not ended; a zombie has.</summary>
    [JsonIgnore]
    public bool IsAlive => Find(Pid) is { } now && now.StartTick == StartTick;

    /// <summary>The process with a number; null when there is none or it is a zombie.</summary>
    public static HostProcess? Find(int pid) => Fields(pid) is { Length: > 19 } fields && fields[0] is not ("Z" or "X")
        ? new HostProcess(pid, long.Parse(fields[19], CultureInfo.InvariantCulture))
        : null;

    /// <summary>This process.</summary>
    public static HostProcess Self() => Find(Environment.ProcessId)!;

    /// <summary>Processes with a real user id.</summary>
    public static IReadOnlyList<HostProcess> OfUser(uint user) =>
        [.. All().Where(p => RealUser(p.Pid) == user)];

    /// <summary>Processes of a program with a text in their command line.</summary>
    public static IReadOnlyList<HostProcess> WithArgument(string program, string text) =>
        [.. All().Where(p => ReadText($"/proc/{p.Pid}/cmdline") is var line && line.Contains(text, StringComparison.Ordinal) && line.StartsWith(program + "\0", StringComparison.Ordinal))];

    /// <summary>Its children.</summary>
    public IReadOnlyList<HostProcess> Children() => [.. All().Where(p => Fields(p.Pid) is { Length: > 1 } fields && fields[1] == Pid.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Ends it at once, if it still lives.</summary>
    public void Kill()
    {
        if (IsAlive)
        {
            _ = SendSignal(Pid, Kill9);
        }
    }

    private static IEnumerable<HostProcess> All() => Directory.EnumerateDirectories("/proc")
        .Select(f => int.TryParse(Path.GetFileName(f), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? Find(pid) : null)
        .OfType<HostProcess>();

    private static uint? RealUser(int pid)
    {
        var line = ReadText($"/proc/{pid}/status").Split('\n').FirstOrDefault(l => l.StartsWith("Uid:", StringComparison.Ordinal));
        return line is null ? null : uint.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture);
    }

    /// <summary>The fields of /proc/PID/stat after the name, which may hold anything.</summary>
    private static string[]? Fields(int pid)
    {
        var stat = ReadText($"/proc/{pid}/stat");
        var close = stat.LastIndexOf(')');
        return close < 0 ? null : stat[(close + 2)..].Split(' ');
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
