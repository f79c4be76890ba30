using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap.Limits;

/// <summary>
/// Keeps a workspace below its size where no file system does: looks every two seconds and kills all that runs inside when it is too large.
/// Between two looks more may be written; single files have a limit of their own.
/// </summary>
internal sealed class DiskWatch : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _watching;

    public DiskWatch(string workspace, long limit, GuestConnection guest, TimeProvider time) =>
        _watching = WatchAsync(workspace, limit, guest, time);

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _watching;
        _disposed.Dispose();
    }

    /// <summary>Bytes stored in a workspace.</summary>
    internal static long Measure(string workspace, CancellationToken cancellationToken)
    {
        using var folder = GuardedFolder.Open(workspace);
        var total = 0L;
        foreach (var entry in folder.Walk("."))
        {
            cancellationToken.ThrowIfCancellationRequested();
            total += entry.StoredBytes;
        }

        return total;
    }

    private async Task WatchAsync(string workspace, long limit, GuestConnection guest, TimeProvider time)
    {
        var pause = Period;
        try
        {
            while (true)
            {
                await Task.Delay(pause, time, _disposed.Token);
                var began = time.GetTimestamp();
                var size = guest.IsFrozen ? 0 : Measure(workspace, _disposed.Token);
                if (size > limit)
                {
                    await guest.KillAllAsync($"rebench: all processes were killed: the workspace holds {size} bytes, {limit} are allowed. Remove files first.\n");
                }

                // A tree that takes long to read is read less often.
                pause = Period + (20 * time.GetElapsedTime(began));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The sandbox is over, or its workspace was taken away.
        }
    }
}
