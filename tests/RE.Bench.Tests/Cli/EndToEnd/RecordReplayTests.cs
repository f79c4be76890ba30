using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>A run is recorded against a real HTTP server in a real bubblewrap and repeated without the server.</summary>
public sealed class RecordReplayTests : IDisposable
{
    private const string Answer = "echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json";
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_recorded_run_is_repeated_with_no_network_and_no_key_and_ends_with_the_same_ledger()
    {
        BubblewrapHere.Require();
        var agents = _room["mine.yaml"];
        await using (var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("ls -la; date"), ScriptedCall.Bash(Answer), ScriptedCall.Of("score"), ScriptedCall.Bash("time sleep 0.1")))
        {
            await File.WriteAllTextAsync(agents, $"agents:\n  mine: {{ model: compatible/scripted, base-url: \"{server.BaseUrl}\", price: {{ input: 10, output: 100 }} }}\n", TestContext.Current.CancellationToken);
            using var run = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "mine", "--agents", agents, "--sandbox", "bwrap", "--time", "20m", "--cost", "5", "--record", _room["rec.jsonl"]);
            Assert.True(run.ExitCode == 0, run.Error + run.Output);
            Assert.Contains("--agent replay:", run.Error, StringComparison.Ordinal);
        }

        var first = Results().Single();
        Assert.Equal((0.03m, "agents file", 5), (first.Usage.CostUsd, first.Usage.Prices, first.Usage.Messages));
        File.Delete(agents);

        using var fromFile = await _room.RunAsync("run", "--env", "scaling-law", "--agent", $"replay:{_room["rec.jsonl"]}", "--sandbox", "bwrap");
        using var fromFolder = await _room.RunAsync("run", "--env", "scaling-law", "--agent", $"replay:{Path.Combine(_room.Runs, first.Run)}", "--sandbox", "bwrap");

        Assert.True(fromFile.ExitCode == 0, fromFile.Error + fromFile.Output);
        Assert.True(fromFolder.ExitCode == 0, fromFolder.Error + fromFolder.Output);
        var replays = Results().Where(result => result.Run != first.Run).ToList();
        Assert.Equal(2, replays.Count);
        Assert.All(replays, replay =>
        {
            Assert.Equal(Ledger(first), Ledger(replay));
            Assert.Equal((first.Run, "modular", "compatible/scripted"), (replay.Agent.Replays, replay.Agent.Scaffold, replay.Agent.Model));
            Assert.Equal((first.Outcome, first.Usage, first.Budget.Limit), (replay.Outcome, replay.Usage, replay.Budget.Limit));
            Assert.Equal(["fake-1"], replay.Agent.ReportedModels);
        });
        Assert.Contains("when they were recorded, nothing now", fromFile.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resumed_run_finds_its_agent_though_the_file_of_agents_is_gone()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(ScriptedCall.Bash("echo one"), ScriptedCall.Of("submit"));
        var agents = _room["mine.yaml"];
        await File.WriteAllTextAsync(agents, $"agents:\n  mine: {{ model: compatible/scripted, base-url: \"{server.BaseUrl}\" }}\n", TestContext.Current.CancellationToken);
        using var killed = _room.Start(
            new() { ["REBENCH_KILL_AFTER"] = "step-ended:4" }, "run", "--env", "scaling-law", "--agent", "mine", "--agents", agents, "--sandbox", "bwrap", "--assume-price", "10/100", "--cost", "5", "--scores", "3", "--wall", "1h");
        Assert.Equal(137, await killed.EndAsync());
        File.Delete(agents);

        using var resumed = await _room.RunAsync("resume", "last");

        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(RunOutcomes.Submitted, _room.Result().Outcome);
        Assert.Equal(("assumed", 0.012m), (_room.Result().Usage.Prices, _room.Result().Usage.CostUsd));
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_before_anything_starts()
    {
        var agents = _room["mine.yaml"];
        await File.WriteAllTextAsync(agents, "agents:\n  mine: { model: compatible/unheard-of, base-url: \"http://127.0.0.1:9/v1\" }\n", TestContext.Current.CancellationToken);

        using var cost = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "mine", "--agents", agents, "--cost", "5");
        using var price = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "mine", "--agents", agents, "--assume-price", "cheap");
        using var record = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--record", _room["no", "such", "folder", "x"]);

        Assert.Equal((2, 2, 2), (cost.ExitCode, price.ExitCode, record.ExitCode));
        Assert.Contains("No price is known for 'compatible/unheard-of'", cost.Error, StringComparison.Ordinal);
        Assert.Contains("--assume-price", cost.Error, StringComparison.Ordinal);
        Assert.Contains("'cheap' is not a price such as '3/15'", price.Error, StringComparison.Ordinal);
        Assert.Contains("lies in no folder that is there", record.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_room.Runs));
    }

    [Fact]
    public async Task Agents_are_listed_with_their_price_and_the_key_that_is_missing()
    {
        var agents = _room["mine.yaml"];
        await File.WriteAllTextAsync(agents, "agents:\n  mine: { model: openai/my-deployment, base-url: \"https://lab.openai.azure.com/openai/v1\" }\n", TestContext.Current.CancellationToken);

        using var json = await _room.RunAsync("agents", "--json", "--agents", agents);
        using var table = await _room.RunAsync("agents");

        var all = JsonNode.Parse(json.Output)!.AsArray().ToDictionary(agent => (string)agent!["name"]!, agent => agent!);
        Assert.Equal(("AZURE_OPENAI_API_KEY", null), ((string?)all["mine"]["missing"], all["mine"]["price"]));
        Assert.Equal(("OPENAI_API_KEY", 60m, "high"), ((string?)all["o1"]["missing"], (decimal)all["o1"]["price"]!["output"]!, (string?)all["o1"]["effort"]));
        Assert.Null((string?)all["starter"]["missing"]);
        Assert.Matches(@"o1 +modular +openai/o1 +15/60 +OPENAI_API_KEY", table.Output);
        Assert.Matches(@"Prices: US dollars a million tokens in/out, of \d{4}-\d{2}-\d{2}\.", table.Output);
    }

    private List<RunResult> Results() => [.. Directory.GetDirectories(_room.Runs).Select(folder => ResultStore.Read(Path.Combine(folder, "result.json"))).OrderBy(result => result.StartedAt)];

    private static IEnumerable<string> Ledger(RunResult result) =>
        result.Ledger.Select(row => $"{row.Row} {row.Purpose} {row.Outcome} {row.Raw:R} {row.Submission} {row.Seed} {row.Tokens} {row.CostUsd}");
}
