using RE.Bench.Agents.Live;

namespace RE.Bench.Agents.Human;

/// <summary>Notices when the clock runs and neither a key nor output comes. It is journaled and shown; the time is charged like any other.</summary>
/// <param name="bench">Journals it, and knows the clock.</param>
/// <param name="time">When to look.</param>
/// <param name="after">How long nothing must happen.</param>
/// <param name="began">Told once idle time is noticed.</param>
internal sealed class IdleWatch(ILiveBench bench, TimeProvider time, TimeSpan after, Action began)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private TimeSpan _lastAt = bench.Now.Spent;
    private bool _isIdle;

    /// <summary>A key was typed or something was printed.</summary>
    public void Touch()
    {
        var now = bench.Now.Spent;
        lock (_gate)
        {
            _lastAt = now;
            End();
        }
    }

    /// <summary>Looks until cancelled; idle time that goes on then ends then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Touch();
        var often = after / 10;
        using var timer = new PeriodicTimer(often < Shortest ? Shortest : often, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The person works no more.
        }
        finally
        {
            lock (_gate)
            {
                End();
            }
        }
    }

    private void Look()
    {
        // Spent stands still while the clock does: a scoring in between is no idle time.
        var now = bench.Now.Spent;
        lock (_gate)
        {
            if (_isIdle || now - _lastAt < after)
            {
                return;
            }

            _isIdle = true;
            bench.MarkIdle(_lastAt);
        }

        began();
    }

    private void End()
    {
        if (_isIdle)
        {
            _isIdle = false;
            bench.MarkActive();
        }
    }
}
