using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Runs.Watching;

/// <summary>The process that holds a run or a batch, as its lock file names it.</summary>
/// <param name="Id">Process id; null when nobody ever held it.</param>
/// <param name="IsAlive">True while that very process goes on.</param>
public sealed record HarnessProcess(int? Id, bool IsAlive)
{
    // A clock of the host that was set back must not bury a living harness.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    /// <summary>Reads a lock file, without a lock of its own that could disturb its holder.</summary>
    /// <param name="folder">Folder of the run or batch.</param>
    public static HarnessProcess Of(string folder)
    {
        try
        {
            using var guarded = GuardedFolder.Open(folder);
            using var file = guarded.OpenRead("lock");
            var bytes = new byte[32];
            var text = System.Text.Encoding.ASCII.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new(id, IsThat(id, File.GetLastWriteTimeUtc(Path.Combine(folder, "lock"))))
                : new(null, false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(null, false);
        }
    }

    // A process that started after the lock was written has only inherited the number.
    private static bool IsThat(int id, DateTime written)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && process.StartTime.ToUniversalTime() <= written + Slack;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
