using RE.Bench.Events;
using RE.Bench.Tests.Sandboxes.Docker;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Whole runs of the program in containers of a real Docker engine, killed and resumed.</summary>
[Collection(DockerTests.Name)]
public sealed class DockerRunTests(TestEngine engine) : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

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
