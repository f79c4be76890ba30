using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Scheduling;

public sealed class TimedScoringTests : IDisposable
{
    private readonly TempFolder _locks = new();

    public void Dispose() => _locks.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_for_the_turn_stops_the_clock_and_is_told(bool timed)
    {
        var turns = new ScoringTurns(_locks, TimeProvider.System);
        using var world = new RunWorld
        {
            Rules = new ScoreRules { Better = ScoreDirection.Higher, Selection = ScoreSelection.Best, Timeout = TimeSpan.FromSeconds(20), Timed = timed },
            Turns = turns,
        };
        IDisposable? other = null;
        var observer = new Releasing(() => other?.Dispose());
        var (sandboxes, frozen) = (new FakeSandboxes(), new List<bool>());
        world.Scorer.Before = _ =>
        {
            frozen.Add(sandboxes.Made.Any(sandbox => sandbox.IsFrozen));
            return Task.CompletedTask;
        };

        await world.RunAsync(
            async (bench, cancellationToken) =>
            {
                other = turns.TryTake(alone: true);
                await bench.ScoreAsync(cancellationToken);
                return new AgentExit.Submitted();
            },
            sandboxes,
            observer);

        var story = observer.Entries.SkipWhile(entry => entry.Event is not RunEvent.ScoringStarted { Purpose: "requested" }).ToList();
        var paused = story.FindIndex(entry => entry.Event is RunEvent.ClockPaused { Reason: PauseReason.Scoring });
        var waits = story.FindIndex(entry => entry.Event is RunEvent.Noted { Topic: "scoring" });
        var runs = story.FindIndex(entry => entry.Event is RunEvent.ClockStarted);
        Assert.True(paused >= 0 && paused < waits && waits < runs, $"{paused} {waits} {runs}");
        Assert.Equal(timed, frozen[1]);
        Assert.Equal(story[paused].Clock, story[runs].Clock);
    }

    [Fact]
    public async Task Two_runs_with_timed_scores_are_never_scored_at_once()
    {
        var (inside, met) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var world = new RunWorld
            {
                Rules = new ScoreRules { Better = ScoreDirection.Higher, Selection = ScoreSelection.Best, Timeout = TimeSpan.FromSeconds(20), Timed = true },
                Turns = new ScoringTurns(_locks, TimeProvider.System),
            };
            world.Scorer.Before = async _ =>
            {
                met += Interlocked.Increment(ref inside) > 1 ? 1 : 0;
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            };
            await world.RunAsync((_, _) => Task.FromResult<AgentExit>(new AgentExit.Submitted()));
        }));

        Assert.Equal(0, met);
    }

    private sealed class Releasing(Action release) : IRunObserver
    {
        public List<JournalEntry> Entries { get; } = [];

        public void OnEntry(JournalEntry entry)
        {
            Entries.Add(entry);
            if (entry.Event is RunEvent.Noted { Topic: "scoring" })
            {
                release();
            }
        }
    }
}
