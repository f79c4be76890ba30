using Microsoft.Extensions.AI;
using RE.Bench.Models;

namespace RE.Bench.Tests.Models;

public sealed class UsageTests
{
    [Theory]
    [InlineData(ModelProvider.OpenAi, ModelApi.Chat, false, 100, 0, 30)]
    [InlineData(ModelProvider.OpenAi, ModelApi.Chat, true, 100, 0, 30)]
    [InlineData(ModelProvider.Compatible, ModelApi.Chat, false, 100, 0, 30)]
    [InlineData(ModelProvider.OpenAi, ModelApi.Responses, false, 100, 0, 30)]
    [InlineData(ModelProvider.OpenAi, ModelApi.Responses, true, 100, 0, 30)]
    [InlineData(ModelProvider.Anthropic, ModelApi.Chat, false, 110, 10, 0)]
    [InlineData(ModelProvider.Anthropic, ModelApi.Chat, true, 110, 10, 0)]
    public async Task Tokens_read_cached_written_and_thought_are_told_apart_in_each_protocol(
        ModelProvider provider, ModelApi api, bool stream, long input, long cacheWrites, long reasoning)
    {
        await using var world = await ModelWorld.StartAsync();

        var exchange = await ModelWorld.AskAsync(world.Model(provider, stream ? "stream" : "plain", s => s with { Api = api, Stream = stream }));

        Assert.Equal(
            new ModelUsage { InputTokens = input, CachedTokens = 64, CacheWriteTokens = cacheWrites, OutputTokens = 50, ReasoningTokens = reasoning },
            exchange.Usage);
        Assert.Equal("fake-1", exchange.Response.ModelId);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi, ModelApi.Chat)]
    [InlineData(ModelProvider.OpenAi, ModelApi.Responses)]
    [InlineData(ModelProvider.Anthropic, ModelApi.Chat)]
    public async Task A_stream_that_is_cut_within_a_tool_call_is_asked_for_again_whole(ModelProvider provider, ModelApi api)
    {
        foreach (var name in (string[])["stream-call-cut-once", "stream-call-short-once"])
        {
            await using var world = await ModelWorld.StartAsync();

            var exchange = await ModelWorld.AskAsync(world.Model(provider, name, s => s with { Api = api, Stream = true }));

            var call = Assert.Single(exchange.Response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
            Assert.Equal("make", call.Arguments!["command"]!.ToString());
            Assert.Equal((2, 1), (world.Requests.Count, world.Waits.Started.Count));
        }
    }
}
