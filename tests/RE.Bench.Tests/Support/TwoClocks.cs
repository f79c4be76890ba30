namespace RE.Bench.Tests.Support;

/// <summary>A machine's two clocks apart: the wall clock, which is set, and the one that only goes forward.</summary>
internal sealed class TwoClocks : TimeProvider
{
    private long _ticks;

    public DateTimeOffset Wall { get; set; } = new(2026, 11, 22, 20, 15, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Wall;

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => TimeProvider.System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Both go on.</summary>
    public void Pass(TimeSpan time)
    {
        Wall += time;
        _ticks += time.Ticks;
    }
}
