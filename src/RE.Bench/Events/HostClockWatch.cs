namespace RE.Bench.Events;

/// <summary>Compares the machine's wall clock with the one that only goes forward, and finds when the first was set, or the second slept.</summary>
/// <param name="time">Both clocks.</param>
internal sealed class HostClockWatch(TimeProvider time)
{
    /// <summary>What the wall clock may be set by between two looks without notice.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private DateTimeOffset? _wall;
    private long _stamp;

    /// <summary>How far the wall clock moved by itself since the last look; null when by no more than <see cref="Slack"/>.</summary>
    /// <param name="now">The wall clock now.</param>
    public TimeSpan? Look(DateTimeOffset now)
    {
        var stamp = time.GetTimestamp();
        var moved = _wall is { } before ? now - before - time.GetElapsedTime(_stamp, stamp) : TimeSpan.Zero;
        (_wall, _stamp) = (now, stamp);
        return moved.Duration() > Slack ? TimeSpan.FromMilliseconds(Math.Round(moved.TotalMilliseconds)) : null;
    }
}
