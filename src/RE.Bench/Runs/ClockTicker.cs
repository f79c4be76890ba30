using RE.Bench.Events;

namespace RE.Bench.Runs;

/// <summary>Journals a running clock every few seconds, and the warnings at 75 % and 90 %.</summary>
/// <param name="session">The run.</param>
/// <param name="time">When to tick.</param>
/// <param name="warned">Hears of each warning once it is journaled.</param>
internal sealed class ClockTicker(RunSession session, TimeProvider time, Action<int> warned)
{
    private const int TicksAtLeast = 20;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private int _warned = session.Past.Warned;

    /// <summary>Ticks until cancelled; never throws because of that.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period(session.Clock.Limit), time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                Tick();
            }
        }
        catch (OperationCanceledException)
        {
            // The agent stopped.
        }
    }

    // Warnings of a short run come on time, too.
    private static TimeSpan Period(TimeSpan limit)
    {
        var shortened = limit / TicksAtLeast;
        return shortened > LostTime.TickEvery ? LostTime.TickEvery : shortened < Shortest ? Shortest : shortened;
    }

    private void Tick()
    {
        if (!session.Clock.IsRunning)
        {
            return;
        }

        session.Journal.Append(new RunEvent.ClockTicked());
        var percent = 100 * (session.Clock.Spent / session.Clock.Limit);
        var due = percent >= 90 ? 90 : percent >= 75 ? 75 : 0;
        if (due > _warned)
        {
            _warned = due;
            session.Journal.Append(new RunEvent.WarningGiven(due));
            warned(due);
        }
    }
}
