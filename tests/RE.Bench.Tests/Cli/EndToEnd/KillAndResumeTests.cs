using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>The real program on a real bubblewrap, killed with SIGKILL right after each kind of journal entry, then resumed.</summary>
public sealed class KillAndResumeTests : IDisposable
{
    private const string Guess = "echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json; echo ran >> ../ran.txt; cat ../ran.txt";
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("run-started")]
    [InlineData("scoring-started")]
    [InlineData("submission-sealed")]
    [InlineData("submission-scored")]
    [InlineData("sandbox-started")]
    [InlineData("clock-started")]
    [InlineData("step-started")]
    [InlineData("clock-ticked")]
    [InlineData("step-ended")]
    [InlineData("step-started:2")]
    [InlineData("scoring-started:2")]
    [InlineData("clock-paused")]
    [InlineData("submission-sealed:2")]
    [InlineData("submission-scored:2")]
    [InlineData("step-ended:2")]
    [InlineData("agent-exited")]
    [InlineData("submission-scored:3")]
    [InlineData("sandbox-ended")]
    [InlineData("run-ended")]
    public async Task Killed_and_resumed_it_ends_with_the_same_ledger(string after)
    {
        BubblewrapHere.Require();
        var script = _room.Script($"run: \"{Guess.Replace("\"", "\\\"", StringComparison.Ordinal)}; sleep {(after == "clock-ticked" ? 6 : 0.2)}\"", "score: true", "submit: true");

        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = after }, "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap");
        Assert.True(await killed.EndAsync() == 137, $"{after}: {killed.ExitCode}\n{killed.Error}\n{killed.Output}");
        using var resumed = await _room.RunAsync("resume", "last");

        Assert.True(resumed.ExitCode == 0, $"{after}: {resumed.ExitCode}\n{resumed.Error}\n{resumed.Output}");
        var result = _room.Result();
        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
        Assert.Equal(["starting", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal([0, 1, 2], result.Ledger.Select(row => row.Row));
        Assert.All(result.Ledger, row => Assert.Equal("scored", row.Outcome));
        var command = Assert.Single(_room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>(), step => step.Action == "command");
        Assert.Equal("ran\n", command.Reply.GetProperty("stdout").GetString());
    }

    [Theory]
    [InlineData("harness-resumed")]
    [InlineData("sandbox-found")]
    [InlineData("clock-started")]
    public async Task Killed_again_while_it_resumes_it_still_ends_with_the_same_ledger(string after)
    {
        BubblewrapHere.Require();
        var script = _room.Script($"run: \"{Guess.Replace("\"", "\\\"", StringComparison.Ordinal)}; sleep 0.2\"", "score: true", "submit: true");
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "step-started" }, "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap");
        Assert.Equal(137, await killed.EndAsync());
        using var again = _room.Start(new() { ["REBENCH_KILL_AFTER"] = after }, "resume", "last");
        Assert.Equal(137, await again.EndAsync());

        using var resumed = await _room.RunAsync("resume", "last");

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(["starting", "requested", "final"], _room.Result().Ledger.Select(row => row.Purpose));
        var command = Assert.Single(_room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>(), step => step.Action == "command");
        Assert.Equal("ran\n", command.Reply.GetProperty("stdout").GetString());
    }

    [Fact]
    public async Task A_run_whose_sandbox_is_lost_goes_on_with_its_files_in_a_new_one()
    {
        BubblewrapHere.Require();
        var script = _room.Script("run: echo kept > ../note.txt", "run: cat ../note.txt", "submit: true");
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "step-ended" }, "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap");
        Assert.Equal(137, await killed.EndAsync());
        using var swept = await _room.SweepAsync();

        using var resumed = await _room.RunAsync("resume", "last");

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Single(_room.Journal(), entry => entry.Event is RunEvent.SandboxLost);
        Assert.Equal("kept\n", _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Last().Reply.GetProperty("stdout").GetString());
    }

    [Fact]
    public async Task A_run_that_has_ended_is_not_resumed_but_shown()
    {
        BubblewrapHere.Require();
        using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "bwrap");
        var before = _room.Journal().Count;

        using var resumed = await _room.RunAsync("resume", "last");

        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("has ended (submitted); there is nothing to resume", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(before, _room.Journal().Count);
    }

    [Fact]
    public async Task Ctrl_C_once_scores_what_is_there_and_ends_with_130()
    {
        BubblewrapHere.Require();
        var script = _room.Script($"run: \"{Guess.Replace("\"", "\\\"", StringComparison.Ordinal)}; sleep 60\"", "submit: true");
        using var run = _room.Start([], "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap", "--json");
        await StepAsync(run, "clock-ticked");

        await run.SignalAsync("INT");

        Assert.Equal(130, await run.EndAsync());
        var result = _room.Result();
        Assert.Equal(RunOutcomes.Cancelled, result.Outcome);
        Assert.Equal(["starting", "final"], result.Ledger.Select(row => row.Purpose));
    }

    [Fact]
    public async Task Ctrl_C_twice_ends_at_once_and_the_run_can_be_resumed()
    {
        BubblewrapHere.Require();
        var script = _room.Script($"run: \"{Guess.Replace("\"", "\\\"", StringComparison.Ordinal)}; sleep 8\"\n    allow-failure: true", "submit: true");
        using var run = _room.Start([], "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap", "--json");
        await StepAsync(run, "step-started");

        await run.SignalAsync("INT");
        await run.SignalAsync("INT");
        var first = await run.EndAsync();
        using var resumed = await _room.RunAsync("resume", "last");

        Assert.Equal(130, first);
        Assert.True(resumed.ExitCode is 0 or 130, resumed.Error);
        Assert.Contains(_room.Result().Outcome, (string[])[RunOutcomes.Submitted, RunOutcomes.Cancelled]);
    }

    private static async Task StepAsync(CliProcess run, string kind)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!run.HasExited && !run.Output.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal) && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
        }
    }
}
