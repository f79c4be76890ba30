using RE.Bench.Agents.Live;

namespace RE.Bench.Runs.Live;

/// <summary>Who hears of a live attempt's budget.</summary>
internal sealed class BenchWatchers
{
    private readonly Lock _gate = new();
    private IReadOnlyList<IBenchWatcher> _all = [];

    /// <summary>Adds one until the returned thing is disposed.</summary>
    public IDisposable Add(IBenchWatcher watcher)
    {
        lock (_gate)
        {
            _all = [.. _all, watcher];
        }

        return new Seat(this, watcher);
    }

    /// <summary>Tells of a warning.</summary>
    public void Warn(int percent)
    {
        foreach (var watcher in _all)
        {
            watcher.OnWarning(percent);
        }
    }

    /// <summary>Tells of a spent budget.</summary>
    public void Spend(string limit)
    {
        foreach (var watcher in _all)
        {
            watcher.OnSpent(limit);
        }
    }

    private sealed class Seat(BenchWatchers watchers, IBenchWatcher watcher) : IDisposable
    {
        public void Dispose()
        {
            lock (watchers._gate)
            {
                watchers._all = [.. watchers._all.Where(one => one != watcher)];
            }
        }
    }
}
