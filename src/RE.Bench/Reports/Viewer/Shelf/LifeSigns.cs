using System.Globalization;
using RE.Bench.Events;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>Whether a process works on a run that has not ended: it holds no lock of the run, and takes none.</summary>
internal static class LifeSigns
{
    // A clock that runs ticks every few seconds; one that waits for a provider may be silent for longer.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>True when the process named in the lock file lives, or the journal was written lately.</summary>
    public static bool IsAlive(GuardedFolder run, TimeProvider time)
    {
        return IsRecent(run, time) || (Holder(run) is { } process && Directory.Exists($"/proc/{process.ToString(CultureInfo.InvariantCulture)}"));
    }

    private static bool IsRecent(GuardedFolder run, TimeProvider time) =>
        run.Find(Journal.FileName) is { } journal && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(journal.Version.ChangedSeconds) < Silence;

    private static int? Holder(GuardedFolder run)
    {
        try
        {
            using var file = run.OpenRead("lock");
            Span<byte> text = stackalloc byte[16];
            var length = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return int.TryParse(text[..length], CultureInfo.InvariantCulture, out var process) && process > 0 ? process : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
