using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>A service of an environment, asked by curl in a real bubblewrap.</summary>
public sealed class ServiceTests : IDisposable
{
    private const string Ask = "curl -s --retry 60 --retry-delay 1 --retry-all-errors";
    private readonly RunRoom _room = new();

    public ServiceTests()
    {
        _room.Change("    data: []\n", "    data: []\n    services: [{ name: judge, calls: 5 }]\n");
        File.WriteAllText(_room["environments", "scaling-law", "scorer", "training.jsonl"], """{"prompt":"add 1 and 2.","answer":"3"}""" + "\n");
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_scripted_agents_commands_reach_the_service_and_their_calls_are_counted_and_limited()
    {
        BubblewrapHere.Require();
        _room.Script(
            Run(Post("""{"prompt":"add 1 and 2.","a":"4","b":"3"}""")),
            Run(Post("""{"prompt":"what is the answer?","a":"4","b":"3"}""")),
            Run(Post($$"""{"pairs":[{{string.Join(',', Enumerable.Repeat("""{"prompt":"add 1 and 2.","a":"it is 3.","b":null}""", 4))}}]}""")),
            Run(Post("""{"prompt":"add 1 and 2.","a":"4","b":"3"}""")),
            Run("curl -s $REBENCH_JUDGE_URL"),
            "submit: true");

        using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", $"replay:{_room["steps.yaml"]}", "--sandbox", "bwrap");

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        var said = Said();
        Assert.Equal("""{"preference":"b","calls_left":4}""", said[0]);
        Assert.Contains("prompts.jsonl only", said[1], StringComparison.Ordinal);
        Assert.Equal("""{"preferences":["a","a","a","a"],"calls_left":0}""", said[2]);
        Assert.Contains("worth 1 calls, and this run has 0 left", said[3], StringComparison.Ordinal);
        Assert.Equal("""{"service":"judge","calls_left":0}""", said[4]);
        Assert.Equal([1, 5], Calls().Select(call => call.Total));
        Assert.Equal(5, _room.Result().Usage.Services!["judge"]);
    }

    [Fact]
    public async Task A_program_of_ones_own_reaches_it_too_and_a_killed_relay_is_started_again()
    {
        BubblewrapHere.Require();
        var agents = new JsonObject
        {
            ["agents"] = new JsonObject
            {
                ["program"] = new JsonObject
                {
                    ["scaffold"] = "exec",
                    ["command"] = "for p in /proc/[0-9]*; do grep -qzx /run/rebench/services.sock $p/cmdline 2>/dev/null && kill -9 ${p#/proc/} 2>/dev/null; done\n" + Post("""{"prompt":"add 1 and 2.","a":"3","b":"4"}"""),
                },
            },
        };
        File.WriteAllText(_room["agents.yaml"], agents.ToJsonString());

        using var run = _room.Start(new() { ["REBENCH_AGENTS"] = _room["agents.yaml"] }, "run", "--env", "scaling-law", "--agent", "program", "--sandbox", "bwrap");
        await run.EndAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Contains("""{"preference":"a","calls_left":4}""", await File.ReadAllTextAsync(Path.Combine(_room.OnlyRun(), "outputs", "program.txt"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, _room.Result().Usage.Services!["judge"]);
    }

    [Fact]
    public async Task Calls_of_a_killed_harness_are_not_forgotten_and_the_command_goes_on_with_the_next_one()
    {
        BubblewrapHere.Require();
        _room.Script(Run(Post("""{"prompt":"add 1 and 2.","a":"3","b":"4"}""") + "; sleep 1"), "submit: true");
        using var killed = _room.Start(new() { ["REBENCH_KILL_AFTER"] = "service-called" }, "run", "--env", "scaling-law", "--agent", $"replay:{_room["steps.yaml"]}", "--sandbox", "bwrap");
        Assert.True(await killed.EndAsync() == 137, killed.Error + killed.Output);

        using var resumed = await _room.RunAsync("resume", "last");

        Assert.True(resumed.ExitCode == 0, resumed.Error + resumed.Output);
        Assert.Equal([1, 2], Calls().Select(call => call.Total));
        Assert.Equal("""{"preference":"a","calls_left":3}""", Said()[0]);
        Assert.Equal(RunOutcomes.Submitted, _room.Result().Outcome);
    }

    private static string Post(string json) => $"{Ask} $REBENCH_JUDGE_URL -H 'content-type: application/json' -d '{json}'";

    private static string Run(string command) => $"run: {JsonValue.Create(command)!.ToJsonString()}";

    private IReadOnlyList<RunEvent.ServiceCalled> Calls() => [.. _room.Journal().Select(entry => entry.Event).OfType<RunEvent.ServiceCalled>()];

    private IReadOnlyList<string> Said() =>
        [.. _room.Journal().Select(entry => entry.Event).OfType<RunEvent.StepEnded>().Where(step => step.Action == "command").Select(step => step.Reply.GetProperty("stdout").GetString()!.Trim())];
}
