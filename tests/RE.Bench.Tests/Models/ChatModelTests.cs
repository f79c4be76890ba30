using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Models.Prices;

namespace RE.Bench.Tests.Models;

public sealed class ChatModelTests
{
    public static TheoryData<ModelProvider> Providers => [ModelProvider.OpenAi, ModelProvider.Anthropic, ModelProvider.Compatible];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_tool_call_comes_back_with_its_arguments_and_usage(ModelProvider provider)
    {
        await using var world = await ModelWorld.StartAsync();

        var exchange = await ModelWorld.AskAsync(world.Model(provider, "plain"));

        var call = Assert.Single(exchange.Response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>());
        Assert.Equal("bash", call.Name);
        Assert.Equal("ls -la", call.Arguments!["command"]!.ToString());
        Assert.Equal(ChatFinishReason.ToolCalls, exchange.Response.FinishReason);
        Assert.Equal("fake-1", exchange.Response.ModelId);
        Assert.Equal((110, 50, 64), provider == ModelProvider.Anthropic ? Counts(exchange.Usage) : (Counts(exchange.Usage).Input + 10, Counts(exchange.Usage).Output, Counts(exchange.Usage).Cached));
        Assert.Null(exchange.Usage.CostUsd);
        Assert.Empty(world.Waits.Started);
    }

    [Fact]
    public async Task OpenAi_is_asked_with_key_effort_and_output_limit()
    {
        await using var world = await ModelWorld.StartAsync();

        await ModelWorld.AskAsync(world.Model(ModelProvider.OpenAi, "plain", s => s with { Effort = ModelEffort.High, MaxOutputTokens = 777 }));

        var request = Assert.Single(world.Requests);
        Assert.Equal("/v1/chat/completions", request.Path);
        Assert.Equal($"Bearer {ModelWorld.Key}", request.Headers["Authorization"]);
        Assert.Equal("high", (string?)request.Body["reasoning_effort"]);
        Assert.Equal(777, (int?)request.Body["max_completion_tokens"]);
        Assert.False((bool?)request.Body["parallel_tool_calls"]);
        Assert.Null(request.Body["temperature"]);
    }

    [Fact]
    public async Task A_compatible_server_is_asked_with_the_old_name_of_the_output_limit_and_a_temperature()
    {
        await using var world = await ModelWorld.StartAsync();

        await ModelWorld.AskAsync(world.Model(ModelProvider.Compatible, "plain", s => s with { MaxOutputTokens = 777, Temperature = 0.5f }));

        var body = Assert.Single(world.Requests).Body;
        Assert.Equal(777, (int?)body["max_tokens"]);
        Assert.Null(body["max_completion_tokens"]);
        Assert.Equal(0.5, (double?)body["temperature"]);
    }

    [Fact]
    public async Task Anthropic_is_asked_with_key_effort_output_limit_and_cache()
    {
        await using var world = await ModelWorld.StartAsync();

        await ModelWorld.AskAsync(world.Model(ModelProvider.Anthropic, "plain", s => s with { Effort = ModelEffort.High, MaxOutputTokens = 64_000 }));

        var request = Assert.Single(world.Requests);
        Assert.Equal("/v1/messages", request.Path);
        Assert.Contains(ModelWorld.Key, string.Join(' ', request.Headers.Values), StringComparison.Ordinal);
        Assert.Equal(64_000, (int?)request.Body["max_tokens"]);
        Assert.Equal("high", (string?)request.Body["output_config"]?["effort"]);
        Assert.Equal("ephemeral", (string?)request.Body["cache_control"]?["type"]);
        Assert.Single(request.Body["messages"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_stream_is_put_together(ModelProvider provider)
    {
        await using var world = await ModelWorld.StartAsync();

        var exchange = await ModelWorld.AskAsync(world.Model(provider, "stream", s => s with { Stream = true }));

        Assert.Equal("hello", exchange.Response.Text);
        Assert.Equal(50, exchange.Usage.OutputTokens);
        Assert.True((bool?)Assert.Single(world.Requests).Body["stream"]);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi, "openai/o1", 0.00156)]
    [InlineData(ModelProvider.Anthropic, "anthropic/claude-opus-5-5-20260901", 0.00120680)]
    public void Cost_follows_the_price_table_with_its_cache_prices(ModelProvider provider, string name, double expected)
    {
        var price = Prices().Find(ChatModelSpec.Parse(name));
        var usage = provider == ModelProvider.OpenAi
            ? new ModelUsage { InputTokens = 64, CachedTokens = 64, OutputTokens = 18 }
            : new ModelUsage { InputTokens = 110, CachedTokens = 64, CacheWriteTokens = 10, OutputTokens = 50 };

        Assert.Equal((decimal)expected, price!.Of(usage));
    }

    [Fact]
    public void Long_prompts_have_their_own_price()
    {
        var price = Prices().Find(ChatModelSpec.Parse("anthropic/claude-haiku-5-5"))!;

        Assert.Equal(0.01m, price.Of(new() { InputTokens = 100_000 }));
        Assert.Equal(0.0500005m, price.Of(new() { InputTokens = 100_001 }));
    }

    [Fact]
    public void Cost_is_unknown_as_soon_as_one_part_of_it_is()
    {
        var known = ModelUsage.Zero with { InputTokens = 1, CostUsd = 0.5m };

        Assert.Equal(0.5m, (known + ModelUsage.Zero).CostUsd);
        Assert.Null((known + new ModelUsage { InputTokens = 1 }).CostUsd);
    }

    [Theory]
    [InlineData("openai/o1", "OPENAI_API_KEY")]
    [InlineData("anthropic/claude-opus-5-5", "ANTHROPIC_API_KEY")]
    [InlineData("compatible/llama", "REBENCH_BASE_URL")]
    public async Task A_missing_key_or_address_is_named(string model, string variable)
    {
        await using var world = await ModelWorld.StartAsync();
        var factory = new ChatModelFactory(ModelKeys.Read(_ => " "), Prices(), new(), world.Time);

        var error = Assert.Throws<UserErrorException>(() => factory.Create(ChatModelSpec.Parse(model), world.Waits));

        Assert.Contains(variable, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_ones_own_needs_no_key()
    {
        await using var world = await ModelWorld.StartAsync();
        var keys = ModelKeys.Read(name => name == "REBENCH_BASE_URL" ? world.Url.ToString() : null);
        using var model = new ChatModelFactory(keys, Prices(), new(), world.Time).Create(ChatModelSpec.Parse("openai/plain"), world.Waits);

        await ModelWorld.AskAsync(model);

        Assert.Equal("/v1/chat/completions", Assert.Single(world.Requests).Path);
    }

    [Fact]
    public void An_address_that_is_none_is_refused_by_name()
    {
        var keys = ModelKeys.Read(name => name == "REBENCH_BASE_URL" ? "localhost:8000" : null);
        var factory = new ChatModelFactory(keys, Prices(), new(), TimeProvider.System);

        var error = Assert.Throws<UserErrorException>(() => factory.Create(ChatModelSpec.Parse("compatible/llama"), new RecordedWaits(new())));

        Assert.Contains("'localhost:8000'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_never_show_in_text()
    {
        var keys = new ModelKeys { OpenAi = ModelWorld.Key };

        Assert.Equal("OPENAI_API_KEY set, AZURE_OPENAI_API_KEY not set, ANTHROPIC_API_KEY not set, REBENCH_BASE_URL not set", keys.ToString());
        Assert.Equal("a [redacted] b", keys.Redactor().Redact($"a {ModelWorld.Key} b"));
    }

    [Theory]
    [InlineData("o1")]
    [InlineData("google/gemini")]
    [InlineData("openai/")]
    public void A_model_without_a_known_provider_is_refused(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<UserErrorException>(() => ChatModelSpec.Parse(text)).Message, StringComparison.Ordinal);

    private static PriceTable Prices() => Bench.Agents.Catalog.PriceFile.Shipped();

    private static (long Input, long Output, long Cached) Counts(ModelUsage usage) => (usage.InputTokens, usage.OutputTokens, usage.CachedTokens);
}
