using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Cli;

/// <summary>
/// Kills this process with SIGKILL right after a journal entry is on disk, for tests of resume: <c>REBENCH_KILL_AFTER=submission-sealed</c> or
/// <c>REBENCH_KILL_AFTER=step-ended:2</c> for the second of its kind.
/// </summary>
internal sealed class FailPoint(string kind, int occurrence) : IRunObserver
{
    private int _seen;

    /// <summary>The fail point that the environment asks for; null when none.</summary>
    public static FailPoint? FromEnvironment() => Environment.GetEnvironmentVariable("REBENCH_KILL_AFTER") is { Length: > 0 } text
        ? text.Split(':') is [var kind, var number] ? new(kind, int.Parse(number, CultureInfo.InvariantCulture)) : new(text, 1)
        : null;

    public void OnEntry(JournalEntry entry)
    {
        if (Kind(entry) == kind && Interlocked.Increment(ref _seen) == occurrence)
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    private static string? Kind(JournalEntry entry)
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(entry, EventJson.Compact.JournalEntry)));
        return json.RootElement.GetProperty("event").GetProperty("kind").GetString();
    }
}
