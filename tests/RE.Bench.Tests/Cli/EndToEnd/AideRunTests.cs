using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Whole runs of the AIDE scaffold against a real HTTP server, in a real bubblewrap, with the real scorer.</summary>
public sealed class AideRunTests : IDisposable
{
    private const string Leak = "touch leak.txt ../leak.txt /home/agent/solution/stray.txt; echo 99 > config.json; sleep 1000 & ";
    private const string NoLeak =
        "[ ! -e leak.txt ] && [ ! -e ../leak.txt ] && [ ! -e /home/agent/solution/stray.txt ] && [ ! -e f1.txt ] && [ \"$(cat config.json)\" != 99 ] && ! grep -qx sleep /proc/[0-9]*/comm && echo clean; ";

    private static readonly (string, string)[] Steps =
    [
        ("one", Leak + AideScript.Answer("3.0")),
        ("two", NoLeak + "head -c 5000000 /dev/zero | tr '\\0' x; printf '\\033[31mred\\n'; exit 3"),
        ("three", "cat f2.txt f3.txt; exit 4"),
        ("four", "exit 5"),
        ("five", "cat f1.txt f5.txt && cd /home/agent/aide/nodes/5 && " + AideScript.Answer("3.4")),
        ("six", "echo none > answer.json"),
        ("seven", AideScript.Answer("9.0")),
    ];

    private readonly RunRoom _room = new();

    public AideRunTests() => _room.ShowScores();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task It_drafts_debugs_and_improves_and_the_scorers_best_is_what_counts()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = AideScript.Of(Steps);

        using var run = _room.Start(Base(server), Typed(7));

        Assert.True(await run.EndAsync() == 0, run.Error + run.Output);
        var result = _room.Result();
        Assert.Equal("aide", result.Agent.Scaffold);
        Assert.Equal(["starting", "requested", "requested", "requested", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal("invalid", result.Ledger[3].Outcome);
        Assert.Equal(result.Ledger[2].Raw, result.Ledger[5].Raw);
        Assert.Equal(result.Ledger[2].Submission, result.Ledger[5].Submission);
        Assert.True(result.Ledger[2].Raw > result.Ledger[1].Raw && result.Ledger[4].Raw < result.Ledger[2].Raw);
        Assert.Equal(
            ["1 draft", "2 draft", "3 debug of 2", "4 debug of 3", "5 improve of 1", "6 improve of 5", "7 debug of 6"],
            Tree().Select(line => line.Split(':')[0]));
        await ShownAsync();
    }

    [Theory]
    [InlineData("step-started:22")]
    [InlineData("submission-scored:3")]
    public async Task Killed_in_the_middle_it_goes_on_to_the_same_tree(string after)
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = AideScript.Of(Steps[..5]);
        var variables = Base(server);
        variables["REBENCH_KILL_AFTER"] = after;
        using var killed = _room.Start(variables, Typed(5));
        Assert.True(await killed.EndAsync() == 137, killed.Error);

        using var resumed = _room.Start(Base(server), "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        var result = _room.Result();
        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
        Assert.Equal(["starting", "requested", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal(result.Ledger[2].Submission, result.Ledger[3].Submission);
        Assert.Equal(["1 draft", "2 draft", "3 debug of 2", "4 debug of 3", "5 improve of 1"], Tree().Select(line => line.Split(':')[0]));
        Assert.Contains("exit status 3", Tree()[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_time_runs_out_what_is_scored_at_the_end_is_the_best_node()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = AideScript.Of([("one", AideScript.Answer("3.4")), ("two", AideScript.Answer("9.0") + "; cp answer.json /home/agent/solution/; sleep 1000")]);

        using var run = _room.Start(Base(server), "run", "--env", "scaling-law", "--agent", "aide:compatible/scripted?drafts=1&debug-prob=0", "--sandbox", "bwrap", "--time", "20s");

        Assert.True(await run.EndAsync() == 0, run.Error + run.Output);
        var result = _room.Result();
        Assert.Equal(RunOutcomes.Submitted, result.Outcome);
        Assert.True(result.Budget.Spent < TimeSpan.FromSeconds(20));
        Assert.Equal(["starting", "requested", "final"], result.Ledger.Select(row => row.Purpose));
        Assert.Equal(result.Ledger[1].Submission, result.Ledger[2].Submission);
        Assert.Contains("killed after", Tree()[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_score_is_hidden_a_printed_metric_ranks_the_nodes()
    {
        BubblewrapHere.Require();
        _room.HideScores();
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = AideScript.Of([("one", AideScript.Answer("3.4") + "; echo metric: 0.9"), ("two", AideScript.Answer("3.0") + "; echo metric: 0.2"), ("three", "echo metric: 5; echo x > answer.json")]);

        using var run = _room.Start(Base(server), Typed(3));

        Assert.True(await run.EndAsync() == 0, run.Error + run.Output);
        var ledger = _room.Result().Ledger;
        Assert.Equal(["starting", "requested", "requested", "requested", "final"], ledger.Select(row => row.Purpose));
        Assert.Equal(ledger[1].Submission, ledger[4].Submission);
        Assert.Equal("1 draft: 0.9, the best so far | Plan 1.", Tree()[0]);
    }

    private async Task ShownAsync()
    {
        var output = _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>()
            .Single(step => step.Action == "command" && step.Reply.TryGetProperty("full_output", out var file) && file.ValueKind == System.Text.Json.JsonValueKind.String);
        Assert.StartsWith("clean\n", output.Reply.GetProperty("stdout").GetString(), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(_room.OnlyRun(), output.Reply.GetProperty("full_output").GetString()!)).Length > 5_000_000);
        using var shown = await _room.RunAsync("show", "last", "--full");
        Assert.Equal(0, shown.ExitCode);
        Assert.DoesNotContain('\u001b', shown.Output);
        Assert.Contains("node: 5 improve of 1:", shown.Output, StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Tree() =>
        [.. _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepStarted>().Where(step => step.Action == "note" && step.Request.GetProperty("topic").GetString() == "node").Select(step => step.Request.GetProperty("text").GetString()!)];

    private static Dictionary<string, string?> Base(ScriptedModelServer server) => new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() };

    private static string[] Typed(int steps) =>
        ["run", "--env", "scaling-law", "--agent", $"aide:compatible/scripted?drafts=2&debug-prob=1&max-debug-depth=2&steps={steps}", "--sandbox", "bwrap", "--seed", "3"];
}
