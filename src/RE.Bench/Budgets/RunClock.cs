namespace RE.Bench.Budgets;

/// <summary>
/// Counts the working time of one run, for people and models alike: it runs exactly while the agent's processes can run.
/// </summary>
/// <remarks>Safe for use by several threads. It keeps no history: the journal does.</remarks>
public sealed class RunClock : IDisposable
{
    // A timer takes at most 49 days; it is armed again until the budget is spent.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _spentSource = new();
    private readonly ITimer _timer;
    private readonly WallLimit? _wall;
    private readonly ITimer _wallTimer;
    private TimeSpan _spent;
    private long? _runningSince;
    private long? _wallSince;

    /// <summary>A paused clock.</summary>
    /// <param name="time">Where time comes from.</param>
    /// <param name="limit">The budget; positive.</param>
    /// <param name="alreadySpent">What earlier parts of the run have spent.</param>
    /// <param name="wall">Wall time that the run may take beside; null = no limit.</param>
    public RunClock(TimeProvider time, TimeSpan limit, TimeSpan alreadySpent, WallLimit? wall = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(alreadySpent, TimeSpan.Zero);
        _time = time;
        _spent = alreadySpent;
        _wall = wall;
        Limit = limit;
        _timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _wallTimer = time.CreateTimer(_ => OnWallTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The budget.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Cancelled when the budget, or the wall time, is spent.</summary>
    public CancellationToken SpentToken => _spentSource.Token;

    /// <summary>Which is spent: <c>time</c> or <c>wall</c>; null when neither is.</summary>
    public string? SpentLimit
    {
        get
        {
            lock (_gate)
            {
                return Now() >= Limit ? "time" : WallLeft() <= TimeSpan.Zero ? "wall" : null;
            }
        }
    }

    /// <summary>True while time is charged.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
            {
                return _runningSince is not null;
            }
        }
    }

    /// <summary>Working time so far, never more than the limit.</summary>
    public TimeSpan Spent
    {
        get
        {
            lock (_gate)
            {
                return Clamp(Now());
            }
        }
    }

    /// <summary>What is left of the budget.</summary>
    public TimeSpan Remaining => Limit - Spent;

    /// <summary>Starts or resumes charging; no effect when it runs. The first start also starts the wall time, which no pause stops.</summary>
    public void Run()
    {
        lock (_gate)
        {
            if (_wallSince is null && _wall is not null)
            {
                _wallSince = _time.GetTimestamp();
                ArmWall();
            }

            if (_runningSince is null)
            {
                _runningSince = _time.GetTimestamp();
                Arm();
            }
        }
    }

    /// <summary>Stops charging; no effect when it stands still.</summary>
    /// <returns>Working time so far.</returns>
    public TimeSpan Pause()
    {
        lock (_gate)
        {
            _spent = Now();
            _runningSince = null;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return Clamp(_spent);
        }
    }

    /// <summary>Ends the timer; the clock can be read no more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _wallTimer.Dispose();
        _spentSource.Dispose();
    }

    private TimeSpan Now() => _runningSince is { } since ? _spent + _time.GetElapsedTime(since) : _spent;

    private TimeSpan Clamp(TimeSpan value) => value > Limit ? Limit : value;

    private void Arm()
    {
        var left = Limit - Now();
        var wait = left > LongestWait ? LongestWait : left;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan? WallLeft() => _wall is { } wall ? wall.Limit - wall.Spent - (_wallSince is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero) : null;

    private void ArmWall() =>
        _wallTimer.Change(WallLeft() is { } left && left > TimeSpan.Zero ? left < LongestWait ? left : LongestWait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    // A timer may fire while the clock is disposed.
    private void Spend()
    {
        try
        {
            _spentSource.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private void OnWallTimer()
    {
        lock (_gate)
        {
            if (WallLeft() > TimeSpan.Zero)
            {
                ArmWall();
                return;
            }
        }

        Spend();
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_runningSince is null)
            {
                return;
            }

            if (Now() < Limit)
            {
                Arm();
                return;
            }
        }

        Spend();
    }
}
