using System.Text.Json;

namespace RE.Bench.Runs.Scheduling;

/// <summary>Writes and reads a batch's <c>schedule.jsonl</c>: evidence for people, never truth; a disk that is full costs lines and no run.</summary>
/// <param name="path">The file.</param>
/// <param name="time">Stamps the lines.</param>
public sealed class ScheduleLog(string path, TimeProvider time)
{
    private const long Largest = 256 << 20;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (ScheduleState State, string Reason)> _last = [];
    private int? _seq;
    private bool _wasOpened;

    /// <summary>Told of each entry.</summary>
    public Action<ScheduleEntry>? Observer { get; set; }

    /// <summary>Writes an entry, unless it says what the run's last one said.</summary>
    /// <param name="state">What became of it.</param>
    /// <param name="run">The run; null for the batch.</param>
    /// <param name="reason">Why.</param>
    public void Append(ScheduleState state, string? run, string reason)
    {
        lock (_gate)
        {
            if (_last.TryGetValue(run ?? "", out var last) && last == (state, reason))
            {
                return;
            }

            _last[run ?? ""] = (state, reason);
            _seq ??= Read(path).Count;
            var entry = new ScheduleEntry((++_seq).Value, time.GetUtcNow(), state, reason, Environment.ProcessId, run);
            Write(JsonSerializer.Serialize(entry, ScheduleJson.Compact.ScheduleEntry));
            Observer?.Invoke(entry);
        }
    }

    /// <summary>All entries of a file; lines that cannot be read are passed over, and a missing file has none.</summary>
    public static IReadOnlyList<ScheduleEntry> Read(string path)
    {
        try
        {
            return !File.Exists(path) || new FileInfo(path).Length > Largest ? [] : [.. File.ReadLines(path).Select(Parse).OfType<ScheduleEntry>()];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static ScheduleEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ScheduleJson.Compact.ScheduleEntry);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private string Mend()
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        if (file.Length == 0)
        {
            return "";
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n' ? "" : "\n";
    }

    private void Write(string line)
    {
        try
        {
            // A line that a killed harness tore stays one that cannot be read.
            File.AppendAllText(path, (_wasOpened ? "" : Mend()) + line + "\n");
            _wasOpened = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The journals of the runs are the truth.
        }
    }
}
