using RE.Bench.Runs.Scheduling;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Scheduling;

public sealed class ScoringTurnsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Timed_scorings_are_alone_and_others_side_by_side()
    {
        using (var one = Turns().TryTake(alone: false))
        using (var two = Turns().TryTake(alone: false))
        {
            Assert.NotNull(one);
            Assert.NotNull(two);
            Assert.Null(Turns().TryTake(alone: true));
        }

        using var timed = Turns().TryTake(alone: true);
        Assert.NotNull(timed);
        Assert.Null(Turns().TryTake(alone: true));
        Assert.Null(Turns().TryTake(alone: false));
    }

    [Fact]
    public async Task A_timed_scoring_that_waits_is_not_passed_by_others()
    {
        var running = Turns().TryTake(alone: false);
        var timed = Turns().TakeAsync(alone: true, Cancel);

        Assert.Null(Turns().TryTake(alone: false));
        running!.Dispose();
        using (await timed)
        {
            Assert.Null(Turns().TryTake(alone: false));
        }

        using var next = Turns().TryTake(alone: false);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Waiting_can_be_ended_and_leaves_nothing_held()
    {
        var running = Turns().TryTake(alone: false);
        using var end = new CancellationTokenSource();
        var timed = Turns().TakeAsync(alone: true, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timed);
        running!.Dispose();
        using var next = Turns().TryTake(alone: true);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Many_at_once_never_meet_a_timed_one()
    {
        var (inside, most, met) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => Task.Run(
            async () =>
            {
                var alone = at % 2 == 0;
                using var turn = await Turns().TakeAsync(alone, Cancel);
                var now = Interlocked.Increment(ref inside);
                most = Math.Max(most, now);
                met += alone && now > 1 ? 1 : 0;
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            },
            Cancel)));

        Assert.Equal(0, met);
        Assert.InRange(most, 1, 4);
    }

    private ScoringTurns Turns() => new(_folder["locks"], TimeProvider.System);
}
