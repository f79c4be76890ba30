using RE.Bench.Events;
using RE.Bench.Tests.Sandboxes.Docker;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Whole runs of the program in containers of a real Docker engine, killed and resumed.</summary>
[Collection(DockerTests.Name)]
public sealed class DockerRunTests(TestEngine engine) : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_AIDE_scaffold_works_in_a_container()
    {
        Assert.SkipWhen(engine.Missing is not null, engine.Missing ?? "");
        _room.UseImage("tiny");
        _room.ShowScores();
        await using var server = await ScriptedModelServer.StartAsync();
        server.Choose = AideScript.Of([("one", AideScript.Answer("3.0") + "; touch ../leak.txt"), ("two", "[ ! -e ../leak.txt ] && [ ! -e f1.txt ] && exit 3"), ("three", AideScript.Answer("3.4"))]);
        Dictionary<string, string?> variables = new() { ["DOCKER_HOST"] = engine.Options.Engine.ToString(), ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() };

        using var run = _room.Start(variables, "run", "--env", "scaling-law", "--agent", "aide:compatible/scripted?drafts=2&debug-prob=1&max-debug-depth=2&steps=3", "--sandbox", "docker", "--seed", "3");

        Assert.True(await run.EndAsync() == 0, run.Error + run.Output);
        var nodes = _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepStarted>().Where(step => step.Action == "note" && step.Request.GetProperty("topic").GetString() == "node")
            .Select(step => step.Request.GetProperty("text").GetString()!).ToList();
        Assert.Equal(["1 draft", "2 draft", "3 debug of 2"], nodes.Select(line => line.Split(':')[0]));
        Assert.Contains("exit status 3", nodes[1], StringComparison.Ordinal);
        Assert.Equal(["starting", "requested", "requested", "final"], _room.Result().Ledger.Select(row => row.Purpose));
        Assert.Equal(_room.Result().Ledger[2].Submission, _room.Result().Ledger[3].Submission);
    }

    [Theory]
    [InlineData("sandbox-started")]
    [InlineData("step-started")]
    [InlineData("submission-sealed:2")]
    [InlineData("agent-exited")]
    public async Task A_killed_harness_finds_its_container_again(string after)
    {
        Assert.SkipWhen(engine.Missing is not null, engine.Missing ?? "");
        _room.UseImage("tiny");
        var script = _room.Script("run: \"echo ran >> ../ran.txt; cat ../ran.txt; sleep 0.2\"", "score: true", "submit: true");
        Dictionary<string, string?> variables = new() { ["DOCKER_HOST"] = engine.Options.Engine.ToString() };

        using var killed = _room.Start(new(variables) { ["REBENCH_KILL_AFTER"] = after }, "run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", "docker");
        Assert.True(await killed.EndAsync() == 137, $"{after}: {killed.ExitCode}\n{killed.Error}");
        using var resumed = _room.Start(variables, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, $"{after}: {resumed.ExitCode}\n{resumed.Error}");
        Assert.Equal(["starting", "requested", "final"], _room.Result().Ledger.Select(row => row.Purpose));
        var command = Assert.Single(_room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>(), step => step.Action == "command");
        Assert.Equal("ran\n", command.Reply.GetProperty("stdout").GetString());
        Assert.DoesNotContain(_room.Journal(), entry => entry.Event is RunEvent.SandboxLost);
    }
}
