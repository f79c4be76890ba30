using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>People in bubblewrap, and what does not depend on the kind of sandbox.</summary>
public sealed class BubblewrapPersonRuns : PersonRuns
{
    protected override string Sandbox => "bwrap";

    protected override Dictionary<string, string?> Prepare()
    {
        BubblewrapHere.Require();
        return [];
    }

    [Fact]
    public async Task At_the_limit_the_shell_ends_and_what_is_there_is_scored()
    {
        await using var terminal = await StartAsync(
            new() { ["TERM"] = "dumb" }, "run", "--env", "scaling-law", "--agent", "human", "--no-recording", "--idle-after", "1s", "--sandbox", Sandbox, "--time", "6s");
        await terminal.SeenAsync("not recorded");
        await terminal.SeenAsync("rebench> ");
        await terminal.LineAsync("task start");
        Assert.Equal(0, await terminal.EndAsync());

        var text = await terminal.TextAsync();
        Assert.Contains("[rebench] Idle for 1s: the clock runs on.", text, StringComparison.Ordinal);
        Assert.Contains("% of the time is spent, ", text, StringComparison.Ordinal);
        Assert.Contains("[rebench] The time is up.", text, StringComparison.Ordinal);
        Assert.Contains("of it idle", text, StringComparison.Ordinal);
        var result = Room.Result();
        Assert.Equal((RunOutcomes.BudgetSpent, "time"), (result.Outcome, result.OutcomeDetail));
        Assert.Equal(TimeSpan.FromSeconds(6), result.Budget.Spent);
        Assert.True(result.Budget.Idle > TimeSpan.FromSeconds(1));
        Assert.Equal("final", result.Ledger[^1].Purpose);
        Assert.False(File.Exists(Path.Combine(Room.OnlyRun(), "session.cast")));
        Assert.DoesNotContain(Room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>(), step => step.Reply.ToString().Contains("left]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sandbox_that_is_swept_away_leaves_the_files_to_a_new_shell()
    {
        await using (var killed = await StartAsync(new(), "run", "--env", "scaling-law", "--agent", "human", "--sandbox", Sandbox, "--time", "5m"))
        {
            await killed.SeenAsync("rebench> ");
            await killed.LineAsync("start");
            await killed.LineAsync("MINE=gone; echo kept > note.txt; echo re''ady");
            await killed.SeenAsync("^ready");
            using var victim = System.Diagnostics.Process.GetProcessById(await killed.ProcessAsync());
            victim.Kill();
            await killed.EndAsync();
        }

        using var swept = await Room.SweepAsync();
        Assert.Matches("removed bwrap folder .*\n(.*\n)*removed desk folder ", swept.Output);
        await using var again = await StartAsync(new(), "attach", "last");
        await again.SeenAsync("the sandbox is gone: your files are kept");
        await again.LineAsync("resume");
        await again.SeenAsync("This is a new shell; your files are kept");
        await again.LineAsync("echo \"[$MINE $(cat note.txt)]\"; task submit");
        await again.SeenAsync(@"^\[ kept\]");
        Assert.Equal(0, await again.EndAsync());
        Assert.Equal(RunOutcomes.Submitted, Room.Result().Outcome);
        Assert.Single(Room.Journal(), entry => entry.Event is RunEvent.SandboxLost);
    }

    [Fact]
    public async Task A_terminal_that_closes_before_the_start_costs_no_time()
    {
        await using (var closed = await StartAsync(new(), "run", "--env", "scaling-law", "--agent", "human", "--sandbox", Sandbox, "--time", "5m"))
        {
            await closed.SeenAsync("rebench> ");
            await closed.KeyAsync("C-c");
            await closed.LineAsync("nonsense");
            await closed.SeenAsync("There is no 'nonsense' here");
            await closed.CloseAsync();
        }

        await TmuxTerminal.UntilAsync(() => Task.FromResult(Room.Journal()[^1].Event is RunEvent.RunEnded), () => "The harness never left.");
        Assert.DoesNotContain(Room.Journal(), entry => entry.Event is RunEvent.ClockStarted);
        await using var again = await StartAsync(new(), "attach", "last");
        await again.SeenAsync("not started");
        await again.LineAsync("submit");
        await again.LineAsync("yes");
        Assert.Equal(0, await again.EndAsync());
        Assert.Equal((RunOutcomes.Submitted, TimeSpan.Zero), (Room.Result().Outcome, Room.Result().Budget.Spent));
    }
}
