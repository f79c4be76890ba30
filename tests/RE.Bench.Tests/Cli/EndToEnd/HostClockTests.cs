using System.Diagnostics;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>
/// Whole runs during which the machine's wall clock is set. To a process a machine that slept looks like one whose clock was set ahead: the clock that only goes
/// forward stood still. The harness sees a wall clock of a preloaded library; nothing else of the machine is changed.
/// </summary>
public sealed class HostClockTests : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData(-3600, "the machine's clock was set back by 1h")]
    [InlineData(10800, "the machine's clock went ahead by 3h")]
    public async Task A_clock_that_is_set_in_the_middle_of_a_run_is_written_down_and_costs_nothing(int shift, string said)
    {
        BubblewrapHere.Require();
        var clock = _room["clock"];
        await File.WriteAllTextAsync(clock, "0", TestContext.Current.CancellationToken);
        var script = _room.Script("run: sleep 3", "score: true", "run: sleep 1", "submit: true");
        using var run = _room.Start(
            new() { ["LD_PRELOAD"] = await LibraryAsync(), ["REBENCH_TEST_CLOCK"] = clock }, "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap", "--time", "5m");
        await TmuxTerminal.UntilAsync(() => Task.FromResult(HasBegun()), () => "The first step never began.");
        await File.WriteAllTextAsync(clock, $"{shift}", TestContext.Current.CancellationToken);

        Assert.True(await run.EndAsync() == 0, run.Error);
        using var verified = await _room.RunAsync("verify", "last");

        Assert.Contains(said, run.Error + run.Output, StringComparison.Ordinal);
        var set = Assert.Single(_room.Journal().Select(entry => entry.Event).OfType<RunEvent.HostClockSet>());
        Assert.Equal(shift, set.By.TotalSeconds, 0.5);
        var result = _room.Result();
        Assert.Equal((RunOutcomes.Submitted, 3), (result.Outcome, result.Ledger.Count));
        Assert.InRange(result.Budget.Spent, TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(2));
        Assert.All(result.Budget.Paused.Values, paused => Assert.InRange(paused, TimeSpan.Zero, TimeSpan.FromMinutes(2)));
        Assert.Matches("clock +holds .*the machine's clock moved by ", verified.Output);
        Assert.DoesNotContain("contradicted", verified.Output, StringComparison.Ordinal);
    }

    private bool HasBegun() => Directory.Exists(_room.Runs) && Directory.GetDirectories(_room.Runs).Length == 1
        && File.Exists(Path.Combine(_room.OnlyRun(), "events.jsonl")) && _room.Journal().Any(entry => entry.Event is RunEvent.StepStarted);

    private async Task<string> LibraryAsync()
    {
        var library = _room["host-clock.so"];
        using var compiler = Process.Start("cc", ["-O2", "-fPIC", "-shared", "-o", library, Repository.PathOf("tests/RE.Bench.Tests/Support/host-clock.c")]);
        await compiler.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
