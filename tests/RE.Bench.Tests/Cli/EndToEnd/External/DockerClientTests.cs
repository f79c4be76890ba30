using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Tests.Sandboxes.Docker;
using RE.Bench.Tests.Support;
using RE.Bench.Tests.Support.Clients;

namespace RE.Bench.Tests.Cli.EndToEnd.External;

/// <summary>
/// The same program, task command, relay and SDKs in containers without network of a real engine. The image has nothing but busybox: node
/// and the libraries that it needs are shown from this machine.
/// </summary>
[Collection(DockerTests.Name)]
public sealed class DockerClientTests(TestEngine engine) : IDisposable
{
    private const string Libraries = "/usr/lib/x86_64-linux-gnu";
    private readonly ExecRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task The_SDKs_work_in_a_container_that_has_nothing_but_busybox()
    {
        Assert.SkipWhen(engine.Missing is not null, engine.Missing ?? "");
        Assert.SkipUnless(File.Exists($"{Libraries}/ld-linux-x86-64.so.2") && File.Exists("/usr/bin/node"), "no /usr/bin/node with Debian's libraries to show inside");
        var folder = await NpmClients.RequireAsync("sdks", new Version(18, 0));
        await using var upstream = await ScriptedUpstream.StartAsync(
            ScriptedCall.Bash("echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json"), ScriptedCall.Bash("task score"), ScriptedCall.Say("Done."));
        _room.UseImage("tiny");
        _room.Describe("/opt/libraries/ld-linux-x86-64.so.2 --library-path /opt/libraries /opt/node /opt/clients/clients.mjs && task submit", upstream, "messages", $"{folder}:/opt/clients", $"{Libraries}:/opt/libraries", "/usr/bin/node:/opt/node");

        using var run = _room.Start(new() { ["DOCKER_HOST"] = engine.Options.Engine.ToString() }, "docker");

        Assert.True(await run.EndAsync() == 0, run.Error + run.Output + _room.Printed);
        var seen = _room.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..6].Select(line => JsonNode.Parse(line)!).ToList();
        Assert.All(seen, one => Assert.Equal("Done.", (string)one["said"]!));
        Assert.Equal((RunOutcomes.Submitted, 18), (_room.Result.Outcome, _room.Result.Usage.Messages));
    }

    [Fact]
    public async Task A_killed_harness_finds_its_program_in_the_container_again()
    {
        Assert.SkipWhen(engine.Missing is not null, engine.Missing ?? "");
        _room.UseImage("tiny");
        _room.Describe("echo begun >> ../runs.txt; task score; wc -l < ../runs.txt", null);
        Dictionary<string, string?> variables = new() { ["DOCKER_HOST"] = engine.Options.Engine.ToString() };
        using var killed = _room.Start(new(variables) { ["REBENCH_KILL_AFTER"] = "submission-sealed:2" }, "docker");
        Assert.Equal(137, await killed.EndAsync());

        using var resumed = _room.Verb(variables, "resume", "last");

        Assert.True(await resumed.EndAsync() == 0, resumed.Error);
        Assert.Equal(["starting", "requested", "final"], _room.Result.Ledger.Select(row => row.Purpose));
        Assert.EndsWith("1\n", _room.Printed, StringComparison.Ordinal);
    }
}
