using System.Text.Json.Nodes;
using RE.Bench.Events;
using RE.Bench.Tests.Support;
using RE.Bench.Tests.Support.Clients;

namespace RE.Bench.Tests.Cli.EndToEnd.External;

/// <summary>Clients as npm publishes them, in a real bubblewrap without network, against a scripted provider of each protocol.</summary>
public sealed class PublishedClientTests : IDisposable
{
    private static readonly ScriptedCall[] Work =
    [
        ScriptedCall.Bash("echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json") with { Text = "I write an answer, ä ✓." },
        ScriptedCall.Bash("task score"),
        ScriptedCall.Say("Done, ä ✓."),
    ];

    private readonly ExecRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("messages")]
    [InlineData("completions")]
    [InlineData("responses")]
    public async Task The_SDKs_of_OpenAI_and_Anthropic_work_with_a_model_of_any_protocol(string protocol)
    {
        BubblewrapHere.Require();
        var folder = await NpmClients.RequireAsync("sdks", new Version(18, 0));
        await using var upstream = await ScriptedUpstream.StartAsync(Work);
        _room.Describe("env | grep -c 'sk-real'; node /opt/clients/clients.mjs && task submit", upstream, protocol, $"{folder}:/opt/clients");

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output + Tail());
        var lines = _room.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("0", lines[0]);
        var seen = lines[1..7].Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["completions", "completions", "responses", "responses", "messages", "messages"], seen.Select(one => (string)one["client"]!));
        Assert.All(seen, one => Assert.Equal((ScriptedUpstream.Model, "Done, ä ✓.", 3), ((string)one["model"]!, (string)one["said"]!, (int)one["turns"]!)));
        Assert.Equal("run-model", (string)JsonNode.Parse(lines[7])!["models"]![0]!);
        Assert.Equal((18, 1800L, 900L, 1080L), (_room.Result.Usage.Messages, _room.Result.Usage.InputTokens, _room.Result.Usage.OutputTokens, _room.Result.Usage.CachedTokens));
        Assert.Equal(8, _room.Result.Ledger.Count);
        Assert.All(upstream.Requests, request => Assert.Equal("run-model", (string)request.Body["model"]!));
        Assert.All(upstream.Requests, request => Assert.Contains(ExecRoom.RealKey, request.Headers.Values.Select(value => value.Replace("Bearer ", "", StringComparison.Ordinal))));
        await VerifyAsync();
    }

    [Fact]
    public async Task A_published_coding_agent_edits_the_solution_scores_and_ends()
    {
        BubblewrapHere.Require();
        var folder = await NpmClients.RequireAsync("pi", new Version(20, 6));
        await using var upstream = await ScriptedUpstream.StartAsync(
            new ScriptedCall("write", """{"path":"answer.json","content":"{\"n_embd\": 64, \"max_iters\": 1, \"loss_prediction\": 3.0}"}""", "I write."),
            new ScriptedCall("edit", """{"path":"answer.json","edits":[{"oldText":"\"max_iters\": 1,","newText":"\"max_iters\": 6209,"}]}"""),
            ScriptedCall.Bash("task score"),
            ScriptedCall.Say("Done."));
        _room.Describe(
            """
            mkdir -p ~/.pi/agent
            echo '{"providers":{"run":{"baseUrl":"http://127.0.0.1:8377","api":"anthropic-messages","apiKey":"ANTHROPIC_API_KEY","models":[{"id":"run-model"}]}}}' > ~/.pi/agent/models.json
            /opt/pi/node_modules/.bin/pi --offline --provider run --model run-model -p 'Do the task.'
            """,
            upstream,
            "messages",
            $"{folder}:/opt/pi");

        using var run = await _room.RunAsync();

        Assert.True(run.ExitCode == 0, run.Error + run.Output + Tail());
        Assert.Equal(RunOutcomes.Submitted, _room.Result.Outcome);
        Assert.Equal(4, _room.Result.Usage.Messages);
        Assert.True(_room.Result.Score!.Raw > 0, Tail());
        Assert.Contains("Done.", _room.Printed, StringComparison.Ordinal);
        await VerifyAsync();
    }

    private async Task VerifyAsync()
    {
        using var verified = _room.Verb(null, "verify", "last");
        await verified.EndAsync();
        Assert.DoesNotContain("contradicted", verified.Output, StringComparison.Ordinal);
        Assert.Contains("ledger           holds", verified.Output, StringComparison.Ordinal);
        foreach (var format in (string[])["eval", "atif", "csv"])
        {
            using var exported = _room.Verb(null, "export", "last", "--format", format, "--to", Path.Combine(_room.Folder, "..", "..", $"exported-{format}"));
            Assert.True(await exported.EndAsync() == 0, exported.Error);
        }
    }

    private string Tail() => File.Exists(Path.Combine(_room.Folder, "outputs", "program.txt")) ? _room.Printed : "";
}
