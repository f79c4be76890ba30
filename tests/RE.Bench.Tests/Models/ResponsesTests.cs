using Microsoft.Extensions.AI;
using RE.Bench.Models;
using RE.Bench.Models.Wire;

namespace RE.Bench.Tests.Models;

public sealed class ResponsesTests
{
    [Fact]
    public async Task A_tool_call_comes_back_and_its_sealed_thought_is_sent_again()
    {
        await using var world = await ModelWorld.StartAsync();
        var model = Model(world, "plain", s => s with { Effort = ModelEffort.ExtraHigh });

        var exchange = await ModelWorld.AskAsync(model);
        await model.AskAsync(
            [new(ChatRole.User, "go"), .. exchange.Response.Messages, new(ChatRole.Tool, [new FunctionResultContent("call_1", "done")])], new(), TestContext.Current.CancellationToken);

        Assert.Equal((100, 50, 30), (exchange.Usage.InputTokens, exchange.Usage.OutputTokens, exchange.Usage.ReasoningTokens));
        Assert.Equal(ChatFinishReason.ToolCalls, exchange.Response.FinishReason);
        var first = world.Requests[0].Body;
        Assert.Equal("/v1/responses", world.Requests[0].Path);
        Assert.Equal(("xhigh", false, "reasoning.encrypted_content"), ((string?)first["reasoning"]!["effort"], (bool)first["store"]!, (string?)first["include"]![0]));
        var sent = world.Requests[1].Body["input"]!.AsArray();
        Assert.Equal(["message", "reasoning", "function_call", "function_call_output"], sent.Select(i => (string?)i!["type"]));
        Assert.Equal("sealed-thought", (string?)sent[1]!["encrypted_content"]);
    }

    [Theory]
    [InlineData("429-once")]
    [InlineData("500-once")]
    [InlineData("malformed-once")]
    [InlineData("html-once")]
    [InlineData("empty-object-once")]
    [InlineData("empty-choices-once")]
    [InlineData("no-finish-once")]
    [InlineData("error-200-once")]
    [InlineData("drop-once")]
    [InlineData("cut-once")]
    public async Task A_failure_that_passes_is_waited_out(string name)
    {
        await using var world = await ModelWorld.StartAsync();

        await ModelWorld.AskAsync(Model(world, name));

        Assert.Single(world.Waits.Started);
        Assert.Equal(2, world.Requests.Count);
    }

    [Theory]
    [InlineData("stream", 0)]
    [InlineData("stream-cut-once", 1)]
    [InlineData("stream-short-once", 1)]
    public async Task A_stream_is_put_together_and_a_broken_one_asked_for_again(string name, int waits)
    {
        await using var world = await ModelWorld.StartAsync();

        var exchange = await ModelWorld.AskAsync(Model(world, name, s => s with { Stream = true }));

        Assert.Equal(("hello", ChatFinishReason.Stop), (exchange.Response.Text, exchange.Response.FinishReason));
        Assert.Equal(waits, world.Waits.Started.Count);
    }

    [Theory]
    [InlineData("openai/gpt-5.5", null, "OpenAiResponses")]
    [InlineData("openai/gpt-5.6-terra", null, "OpenAiResponses")]
    [InlineData("openai/gpt-6-astra", null, "OpenAiResponses")]
    [InlineData("openai/gpt-5", null, "OpenAiChat")]
    [InlineData("openai/gpt-5.1", null, "OpenAiChat")]
    [InlineData("openai/o1", null, "OpenAiChat")]
    [InlineData("openai/gpt-4.1", null, "OpenAiChat")]
    [InlineData("openai/gpt-5.5", "http://localhost:8000", "OpenAiChat")]
    [InlineData("compatible/gpt-5.5", "http://localhost:8000", "OpenAiChat")]
    public void OpenAi_itself_is_spoken_to_as_the_model_wants_and_other_servers_in_chat_completions(string model, string? baseUrl, string protocol) =>
        Assert.Equal(protocol, ModelEndpoint.Of(ChatModelSpec.Parse(model), new() { OpenAi = ModelWorld.Key, BaseUrl = baseUrl }).Protocol.ToString());

    private static ChatModel Model(ModelWorld world, string name, Func<ChatModelSpec, ChatModelSpec>? change = null) =>
        world.Model(ModelProvider.OpenAi, name, s => (change?.Invoke(s) ?? s) with { Api = ModelApi.Responses });
}
