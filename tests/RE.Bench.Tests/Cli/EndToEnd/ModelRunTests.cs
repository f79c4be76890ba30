using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Whole runs of the modular scaffold against a real HTTP server, in a real bubblewrap.</summary>
public sealed class ModelRunTests : IDisposable
{
    private static readonly string[] Typed = ["run", "--env", "scaling-law", "--agent", "modular:compatible/scripted", "--sandbox", "bwrap"];
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_model_works_scores_and_submits()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(
            ScriptedCall.Bash("ls; cat instructions.md | head -3"),
            ScriptedCall.Bash("echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json"),
            ScriptedCall.Of("score"),
            ScriptedCall.Of("no_such_tool"));

        using var run = await RunAsync(server);

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        var result = _room.Result();
        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
        Assert.Equal(["starting", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal(5, result.Usage.Messages);
        Assert.True(result.Usage.InputTokens > 0);
        var scored = _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Single(step => step.Action == "score");
        Assert.False(scored.Reply.TryGetProperty("raw", out _), "the number of a hidden score went to the agent");
    }

    [Fact]
    public async Task A_result_of_five_megabytes_is_cut_kept_on_disk_and_the_agent_goes_on()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(
            ScriptedCall.Bash("head -c 5000000 /dev/zero | tr '\\0' x; printf '\\033[31mred'"), ScriptedCall.Bash("wc -c < ../tool_outputs/0000-bash.txt"));

        using var run = await RunAsync(server);

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Equal(RunOutcomes.Submitted, _room.Result().Outcome);
        var commands = _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Where(step => step.Action == "command").ToList();
        Assert.True(new FileInfo(Path.Combine(_room.OnlyRun(), commands[0].Reply.GetProperty("full_output").GetString()!)).Length >= 5_000_000);
        Assert.InRange(int.Parse(commands[1].Reply.GetProperty("stdout").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 200_000, 400_000);
        Assert.InRange(server.Requests.ElementAt(1).ToJsonString().Length, 12_000, 60_000);
    }

    [Fact]
    public async Task A_killed_harness_does_not_ask_again_what_was_answered()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("echo one"), ScriptedCall.Bash("echo two"), ScriptedCall.Of("submit"));
        using var killed = _room.Start(new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString(), ["REBENCH_KILL_AFTER"] = "step-ended:4" }, Typed);
        Assert.Equal(137, await killed.EndAsync());
        var before = server.Requests.Count;

        using var resumed = _room.Start(new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() }, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, before);
        Assert.Equal(3, _room.Result().Usage.Messages);
    }

    [Fact]
    public async Task Killed_while_it_waits_for_the_provider_it_asks_again_and_goes_on()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("echo one"), ScriptedCall.Of("submit"));
        server.Refuse = request => request == 2 ? new ScriptedRefusal(429, 1) : null;
        using var killed = _room.Start(new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString(), ["REBENCH_KILL_AFTER"] = "provider-waited" }, Typed);
        Assert.Equal(137, await killed.EndAsync());

        using var resumed = _room.Start(new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() }, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        Assert.Equal(RunOutcomes.Submitted, _room.Result().Outcome);
        Assert.Equal(2, _room.Result().Usage.Messages);
    }

    [Fact]
    public async Task While_the_provider_is_out_the_clock_stands_still()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("echo one"), ScriptedCall.Of("submit"));
        server.Refuse = request => request is 2 or 3 ? new ScriptedRefusal(429, 1) : null;

        using var run = await RunAsync(server);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(_room.Result().Budget.Paused["provider"] >= TimeSpan.FromSeconds(1.5), $"{_room.Result().Budget.Paused["provider"]}");
        Assert.Equal(2, _room.Journal().Count(entry => entry.Event is RunEvent.ProviderWaited));
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_named()
    {
        BubblewrapHere.Require();

        using var run = _room.Start(new() { ["REBENCH_BASE_URL"] = "http://127.0.0.1:9/v1" }, Typed);

        Assert.Contains(await run.EndAsync(), (int[])[2, 3]);
        Assert.Contains("127.0.0.1:9", run.Error + run.Output, StringComparison.Ordinal);
        using var swept = await _room.SweepAsync();
    }

    [Fact]
    public async Task An_agent_that_prints_a_gigabyte_gets_its_head_and_tail_with_the_true_size()
    {
        BubblewrapHere.Require();
        var script = _room.Script("run: head -c 1000000000 /dev/zero | tr '\\0' x", "submit: true");

        using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "bwrap");

        Assert.True(run.ExitCode == 0, run.Error);
        var command = _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Single();
        Assert.Equal(1_000_000_000, command.Reply.GetProperty("stdout_bytes").GetInt64());
        Assert.Contains("of 1000000000 bytes not shown", command.Reply.GetProperty("stdout").GetString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_room.OnlyRun(), command.Reply.GetProperty("full_output").GetString()!)));
    }

    private async Task<CliProcess> RunAsync(ScriptedModelServer server)
    {
        var run = _room.Start(new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() }, Typed);
        await run.EndAsync();
        return run;
    }
}
