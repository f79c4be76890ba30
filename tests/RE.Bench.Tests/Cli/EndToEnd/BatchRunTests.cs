using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Planning.Batches;
using RE.Bench.Runs.Batches;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>The real program with many runs at once, in real bubblewraps.</summary>
public sealed class BatchRunTests : IDisposable
{
    private readonly BatchRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Agents_times_epochs_run_leave_nothing_and_are_skipped_when_asked_again()
    {
        BubblewrapHere.Require();
        var script = _room.Room.Script("run: echo x", "submit: true");
        string[] typed = ["--agent", "starter", "--agent", $"replay:{script}", "--epochs", "2", "--min-score", "scaling-law=0.5"];

        using var first = await _room.RunAsync([.. typed, "--json"]);
        using var second = await _room.RunAsync(typed);

        Assert.True(first.ExitCode == 4, first.Error);
        Assert.True(second.ExitCode == 4, second.Error);
        Assert.Equal(["starter", $"replay:{script}", "starter", $"replay:{script}"], _room.Batch.Runs.Select(run => run.Agent));
        Assert.All(_room.Results(), result => Assert.Equal(RunOutcomes.Submitted, result.Outcome));
        Assert.Equal(4, _room.Results().Count);
        Assert.StartsWith($"batch {_room.Folder}: 4 runs to do; 4 at a time", first.Error, StringComparison.Ordinal);
        Assert.StartsWith($"batch {_room.Folder}: 0 runs to do, 4 ended before", second.Error, StringComparison.Ordinal);
        Assert.Contains("4 runs: 4 submitted; 4 of them had ended before", second.Output, StringComparison.Ordinal);
        var lines = first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(_room.Batch.Runs.Select(run => run.Run).Order(), lines.Select(line => line.GetProperty("run").GetString()).Distinct().Order());
        Assert.Equal(4, lines.Count(line => line.GetProperty("event").GetProperty("kind").GetString() == "run-ended"));
        Assert.Empty(_room.Leaks());
    }

    [Fact]
    public async Task Killed_in_the_middle_and_asked_again_every_run_has_its_whole_ledger()
    {
        BubblewrapHere.Require();
        var script = _room.Room.Script("run: echo ran >> ../ran.txt; cat ../ran.txt; sleep 0.3", "score: true", "submit: true");
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "step-ended:3" }, "--agent", $"replay:{script}", "--epochs", "3", "--parallel", "2");
        Assert.Equal(137, await killed.EndAsync());

        using var again = _room.Room.Start([], "run", "--batch", _room.Folder);

        Assert.True(await again.EndAsync() == 0, again.Error);
        Assert.All(_room.Results(), result => Assert.Equal(["starting", "requested", "final"], result.Ledger.Select(row => row.Purpose)));
        Assert.Equal(3, _room.Results().Count);
        Assert.All(Enumerable.Range(0, 3), run => Assert.Equal("ran\n", Assert.Single(_room.Journal(run).Select(entry => entry.Event).OfType<RunEvent.StepEnded>(), step => step.Action == "command").Reply.GetProperty("stdout").GetString()));
        Assert.Empty(_room.Leaks());
    }

    [Fact]
    public async Task Ctrl_C_scores_what_runs_and_leaves_the_queue_for_the_next_time()
    {
        BubblewrapHere.Require();
        var script = _room.Room.Script("run: test -e ../../x || sleep 60", "submit: true");
        using var run = _room.Start([], "--agent", $"replay:{script}", "--epochs", "2", "--parallel", "1", "--json");
        await BatchRoom.UntilAsync(run, () => run.Output.Contains("\"kind\":\"step-started\"", StringComparison.Ordinal));

        await run.SignalAsync("INT");

        Assert.Equal(130, await run.EndAsync());
        var result = Assert.Single(_room.Results());
        Assert.Equal(RunOutcomes.Cancelled, result.Outcome);
        Assert.Equal(["starting", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.False(File.Exists(Path.Combine(_room.Folder, _room.Batch.Runs[1].Run, "events.jsonl")));
        Assert.Empty(_room.Leaks());
    }

    [Fact]
    public async Task A_run_in_a_batch_is_watched_and_stopped_from_another_process()
    {
        BubblewrapHere.Require();
        var script = _room.Room.Script("run: printf 'a\\033[2Jb'; sleep 60", "submit: true");
        using var run = _room.Start([], "--agent", $"replay:{script}", "--epochs", "3", "--parallel", "2", "--json");
        await BatchRoom.UntilAsync(run, () => run.Output.Split("\"kind\":\"step-started\"").Length == 3);
        var ids = _room.Batch.Runs.Select(planned => planned.Run).ToList();

        using var ps = await _room.Room.RunAsync("ps", "--out", _room.Folder);
        using var why = await _room.Room.RunAsync("why", ids[2], "--out", _room.Folder);
        using var whyRunning = await _room.Room.RunAsync("why", ids[0], "--out", _room.Folder);
        using var logs = _room.Room.Start([], "logs", "-f", ids[0], "--out", _room.Folder);
        using var queued = await _room.Room.RunAsync("stop", ids[2], "--out", _room.Folder);
        using var stop = await _room.Room.RunAsync("stop", ids[0], "--out", _room.Folder);
        await logs.EndAsync();
        using var all = await _room.Room.RunAsync("stop", "--all", "--out", _room.Folder);
        Assert.Equal(130, await run.EndAsync());
        using var late = await _room.Room.RunAsync("stop", ids[0], "--out", _room.Folder);

        Assert.Contains("running", ps.Output.Split('\n').Single(line => line.Contains(ids[0], StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("queued: it waits for its turn: 2 runs at a time", ps.Output, StringComparison.Ordinal);
        Assert.Contains("It is queued: it waits for its turn: 2 runs at a time.", why.Output, StringComparison.Ordinal);
        Assert.Contains("It is running: its clock goes (entry ", whyRunning.Output, StringComparison.Ordinal);
        Assert.Contains($"The run '{ids[0]}' is told to stop", stop.Output, StringComparison.Ordinal);
        Assert.Contains($"The run '{ids[2]}' is told not to begin.", queued.Output, StringComparison.Ordinal);
        Assert.Contains("agent stops: cancelled (stopped by 'rebench stop')", logs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', logs.Output);
        Assert.Contains($"The batch '{Path.GetFileName(_room.Folder)}' is told to stop", all.Output, StringComparison.Ordinal);
        Assert.Equal(2, late.ExitCode);
        Assert.Contains("has ended (cancelled (stopped by 'rebench stop')); there is nothing to stop", late.Error, StringComparison.Ordinal);
        Assert.Equal([RunOutcomes.Cancelled, RunOutcomes.Cancelled], _room.Results().Select(result => result.Outcome));
        Assert.Empty(_room.Leaks());
    }

    [Fact]
    public async Task Whatever_is_wrong_is_said_at_once_and_nothing_is_made()
    {
        using var run = await _room.Room.RunAsync("run", "--env", "scaling-law,scalinglaw", "--agent", "starter,nobody", "--sandbox", "bwrap", "--out", _room.Folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no environment is called 'scalinglaw'", run.Error, StringComparison.Ordinal);
        Assert.Contains("'nobody'", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_room.Folder));
    }

    [Fact]
    public async Task Two_harnesses_and_a_changed_definition_are_one_message_each()
    {
        var folder = new BatchFolder(_room.Folder);
        using var planned = await _room.Room.RunAsync("plan", "--env", "scaling-law", "--agent", "starter", "--epochs", "2", "--out", _room.Folder);
        Assert.True(planned.ExitCode == 0, planned.Error);
        Assert.False(Directory.Exists(_room.Folder));
        BatchStore.Write(folder, SomeBatch.Of(1) with
        {
            Asked = SomeBatch.Of(1).Asked with { Environments = ["scaling-law"], Agents = ["starter"], Sandbox = "bwrap" },
            Runs = [SomeBatch.Run(1) with { Environment = "scaling-law", Agent = "starter" }],
        });

        CliProcess second;
        using (BatchLock.Take(folder))
        {
            second = await _room.RunAsync("--agent", "starter", "--epochs", "2");
        }

        using var changed = await _room.RunAsync("--agent", "starter", "--epochs", "2");

        Assert.Equal((2, 2), (second.ExitCode, changed.ExitCode));
        Assert.Contains("Another rebench process works on the batch", second.Error, StringComparison.Ordinal);
        Assert.Contains("the environment 'scaling-law' changed (version 1.0.0, digest sha256:test; now", changed.Error, StringComparison.Ordinal);
        second.Dispose();
    }

    [Fact]
    public async Task Runs_share_one_purse_and_a_batch_that_is_asked_again_remembers_what_was_spent()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync([.. Enumerable.Range(0, 50).Select(at => ScriptedCall.Bash($"echo {at}"))]);
        Dictionary<string, string?> variables = new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() };
        string[] typed = ["--agent", "modular:compatible/scripted", "--batch-tokens", "100"];

        using var first = _room.Start(variables, [.. typed, "--epochs", "2"]);
        Assert.True(await first.EndAsync() == 0, first.Error);
        var asked = server.Requests.Count;
        using var second = _room.Start(variables, [.. typed, "--epochs", "3"]);
        Assert.True(await second.EndAsync() == 0, second.Error);

        Assert.All(_room.Results(), result => Assert.Equal((RunOutcomes.BudgetSpent, "batch-tokens"), (result.Outcome, result.OutcomeDetail)));
        Assert.Equal(3, _room.Results().Count);
        Assert.Equal(asked, server.Requests.Count);
        Assert.InRange(asked, 1, 50);
    }
}
