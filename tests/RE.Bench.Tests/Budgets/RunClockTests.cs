using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Budgets;

public sealed class RunClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Time_before_the_start_and_during_a_pause_is_not_charged()
    {
        using var clock = new RunClock(_time, TimeSpan.FromHours(8), TimeSpan.Zero);

        _time.Advance(TimeSpan.FromHours(1));
        clock.Run();
        _time.Advance(TimeSpan.FromHours(2));
        clock.Pause();
        _time.Advance(TimeSpan.FromHours(4));

        Assert.Equal(TimeSpan.FromHours(2), clock.Spent);
        Assert.Equal(TimeSpan.FromHours(6), clock.Remaining);
    }

    [Fact]
    public void A_resumed_run_goes_on_from_what_was_spent()
    {
        using var clock = new RunClock(_time, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(29));

        clock.Run();
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(clock.SpentToken.IsCancellationRequested);
        Assert.Equal(TimeSpan.Zero, clock.Remaining);
    }

    [Fact]
    public void The_token_does_not_fire_while_the_clock_stands_still()
    {
        using var clock = new RunClock(_time, TimeSpan.FromMinutes(30), TimeSpan.Zero);

        clock.Run();
        _time.Advance(TimeSpan.FromMinutes(29));
        clock.Pause();
        _time.Advance(TimeSpan.FromHours(10));

        Assert.False(clock.SpentToken.IsCancellationRequested);
    }

    [Fact]
    public void A_budget_of_months_is_counted_too()
    {
        using var clock = new RunClock(_time, TimeSpan.FromDays(200), TimeSpan.Zero);

        clock.Run();
        _time.Advance(TimeSpan.FromDays(199));
        Assert.False(clock.SpentToken.IsCancellationRequested);
        _time.Advance(TimeSpan.FromDays(2));

        Assert.True(clock.SpentToken.IsCancellationRequested);
        Assert.Equal(TimeSpan.FromDays(200), clock.Spent);
    }

    [Fact]
    public void Spent_is_the_sum_of_the_running_intervals() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 5000]).List[0, 30].Sample(intervals =>
        {
            var time = new FakeTimeProvider();
            using var clock = new RunClock(time, TimeSpan.FromDays(1), TimeSpan.Zero);
            var expected = 0;
            foreach (var (runs, milliseconds) in intervals)
            {
                if (runs)
                {
                    clock.Run();
                }
                else
                {
                    clock.Pause();
                }

                time.Advance(TimeSpan.FromMilliseconds(milliseconds));
                expected += runs ? milliseconds : 0;
            }

            return clock.Spent == TimeSpan.FromMilliseconds(expected);
        });

    [Fact]
    public void A_wall_clock_that_is_set_changes_nothing()
    {
        var time = new TwoClocks();
        using var clock = new RunClock(time, TimeSpan.FromHours(1), TimeSpan.Zero);
        clock.Run();
        time.Pass(TimeSpan.FromMinutes(10));
        time.Wall -= TimeSpan.FromHours(5);
        time.Pass(TimeSpan.FromMinutes(10));
        time.Wall += TimeSpan.FromDays(2);

        Assert.Equal(TimeSpan.FromMinutes(20), clock.Spent);
        Assert.False(clock.SpentToken.IsCancellationRequested);
    }
}
