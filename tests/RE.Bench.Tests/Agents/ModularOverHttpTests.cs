using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Modular;
using RE.Bench.Models;
using RE.Bench.Tests.Models;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents;

public sealed class ModularOverHttpTests
{
    [Theory]
    [InlineData(ModelProvider.OpenAi, "unknown-tool", "There is no tool called 'teleport'")]
    [InlineData(ModelProvider.Anthropic, "unknown-tool", "There is no tool called 'teleport'")]
    [InlineData(ModelProvider.OpenAi, "bad-arguments", "The arguments were not valid JSON.")]
    [InlineData(ModelProvider.OpenAi, "no-arguments", "Score 0")]
    [InlineData(ModelProvider.Anthropic, "no-arguments", "Score 0")]
    [InlineData(ModelProvider.OpenAi, "half-character", "The arguments were not valid JSON.")]
    [InlineData(ModelProvider.Anthropic, "half-character", "The arguments were not valid JSON.")]
    [InlineData(ModelProvider.OpenAi, "odd-name", "There is no tool called 'functions_bash_'")]
    [InlineData(ModelProvider.Anthropic, "odd-name", "There is no tool called 'functions_bash_'")]
    [InlineData(ModelProvider.Anthropic, "thinking", "\"signature\":\"c2lnbmVk\"")]
    [InlineData(ModelProvider.Anthropic, "thinking", "\"redacted_thinking\"")]
    [InlineData(ModelProvider.OpenAi, "text", "held no tool call")]
    [InlineData(ModelProvider.Anthropic, "text", "held no tool call")]
    [InlineData(ModelProvider.OpenAi, "plain", "exit status 0")]
    [InlineData(ModelProvider.Anthropic, "plain", "exit status 0")]
    public async Task What_a_model_says_is_answered_in_its_own_protocol(ModelProvider provider, string name, string answer)
    {
        await using var world = await ModelWorld.StartAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var bench = new HttpWorkbench(world.Model(provider, name));

        var running = new ModularAgent(new() { IdleMessages = 2 }).RunAsync(bench, enough.Token);
        while (world.Requests.Count < 2 && !running.IsCompleted)
        {
            await Task.Yield();
        }

        await enough.CancelAsync();
        _ = await Record.ExceptionAsync(() => running);

        var messages = world.Requests[1].Body["messages"]!.AsArray();
        Assert.Contains(answer, messages.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Equal("assistant", (string?)messages.First(m => (string?)m!["role"] is not ("system" or "user"))!["role"]);
    }

    [Fact]
    public async Task A_scripted_model_is_followed_to_its_end_through_an_outage()
    {
        await using var world = await ModelWorld.StartAsync();
        await using var server = await ScriptedModelServer.StartAsync(
            ScriptedCall.Bash("ls"), ScriptedCall.Say("hm"), ScriptedCall.Of("score"), new("bash", "{\"command\": \"broken"), ScriptedCall.Bash("make"));
        server.Refuse = n => n is 2 or 3 ? new(503, RetryAfter: 5) : null;
        var bench = new HttpWorkbench(world.Model(ModelProvider.Compatible, "any", s => s with { BaseUrl = server.BaseUrl }));

        var exit = await new ModularAgent(new()).RunAsync(bench, TestContext.Current.CancellationToken);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.Equal(["ls", "make"], bench.Commands.Select(c => c.Script.Split('\n')[^1]));
        Assert.Equal(8, server.Requests.Count);
        Assert.Equal([5.0, 5.0], world.Waits.Started.Select(w => w.Delay.TotalSeconds));
        Assert.Equal(["no-tool-call", "rejected-call"], bench.Notes.Select(n => n.Kind));
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi, "plain")]
    [InlineData(ModelProvider.Anthropic, "plain")]
    [InlineData(ModelProvider.OpenAi, "bad-arguments")]
    [InlineData(ModelProvider.OpenAi, "stream")]
    [InlineData(ModelProvider.Anthropic, "stream")]
    public async Task An_answer_is_the_same_before_and_after_a_journal(ModelProvider provider, string name)
    {
        await using var world = await ModelWorld.StartAsync();

        var live = (await ModelWorld.AskAsync(world.Model(provider, name, s => s with { Stream = name == "stream" }))).Response;

        var written = JsonSerializer.Serialize(live, AIJsonUtilities.DefaultOptions);
        var read = JsonSerializer.Deserialize<ChatResponse>(written, AIJsonUtilities.DefaultOptions)!;
        Assert.Equal(written, JsonSerializer.Serialize(read, AIJsonUtilities.DefaultOptions));
        Assert.Equal(await SentBackAsync(world, provider, live), await SentBackAsync(world, provider, read));
    }

    [Fact]
    public async Task Agents_of_the_catalog_run_under_their_parameters()
    {
        await using var world = await ModelWorld.StartAsync();
        await using var server = await ScriptedModelServer.StartAsync();
        var spec = AgentCatalog.Load(null).Resolve("o1");
        var keys = ModelKeys.Read(name => name == "REBENCH_BASE_URL" ? server.BaseUrl.ToString() : null);
        using var model = new ChatModelFactory(keys, PriceFile.Shipped(), new(), world.Time).Create(spec.Model!, world.Waits);

        var exit = await AgentFactory.Create(spec).RunAsync(new HttpWorkbench(model), TestContext.Current.CancellationToken);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.True(server.Requests.TryPeek(out var body));
        Assert.Equal(("o1", "high"), ((string?)body["model"], (string?)body["reasoning_effort"]));
        Assert.Equal(["bash", "set_timeout", "score", "score_log", "submit"], body["tools"]!.AsArray().Select(t => (string?)t!["function"]!["name"]));
    }

    private static async Task<string> SentBackAsync(ModelWorld world, ModelProvider provider, ChatResponse response)
    {
        List<ChatMessage> messages = [new(ChatRole.User, "go"), .. response.Messages];
        messages.AddRange(response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(c.CallId, "done")])));
        await world.Model(provider, "text").AskAsync(messages, new(), TestContext.Current.CancellationToken);
        return ((JsonNode)world.Requests[^1].Body["messages"]!).ToJsonString();
    }
}
