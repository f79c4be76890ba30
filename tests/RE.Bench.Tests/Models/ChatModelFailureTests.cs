using System.Net;
using System.Net.Sockets;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Models.Prices;

namespace RE.Bench.Tests.Models;

public sealed class ChatModelFailureTests
{
    private static readonly ModelProvider[] Both = [ModelProvider.OpenAi, ModelProvider.Anthropic];

    public static TheoryData<ModelProvider, string> PassingFailures => Cross(
        "429-once", "500-once", "529-once", "malformed-once", "html-once", "empty-object-once", "empty-choices-once", "no-finish-once", "error-200-once", "drop-once", "cut-once", "half-text-once");

    public static TheoryData<ModelProvider, string> PassingStreamFailures => Cross("stream-cut-once", "stream-short-once");

    public static TheoryData<ModelProvider, string> Refusals => Cross("401", "404", "quota");

    [Theory]
    [MemberData(nameof(PassingFailures))]
    public async Task A_failure_that_passes_is_waited_out_visibly(ModelProvider provider, string name)
    {
        await using var world = await ModelWorld.StartAsync();

        var exchange = await ModelWorld.AskAsync(world.Model(provider, name));

        Assert.NotEmpty(exchange.Response.Messages);
        var wait = Assert.Single(world.Waits.Started);
        Assert.Equal(1, wait.Attempt);
        Assert.Contains(world.Url.ToString().TrimEnd('/'), wait.Reason, StringComparison.Ordinal);
        Assert.Equal(1, world.Waits.Ended);
        Assert.Equal(2, world.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(PassingStreamFailures))]
    public async Task A_stream_that_breaks_off_is_asked_for_again(ModelProvider provider, string name)
    {
        await using var world = await ModelWorld.StartAsync();

        var exchange = await ModelWorld.AskAsync(world.Model(provider, name, s => s with { Stream = true }));

        Assert.Equal("hello", exchange.Response.Text);
        Assert.Single(world.Waits.Started);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi, "hang-once", false)]
    [InlineData(ModelProvider.Anthropic, "hang-once", false)]
    [InlineData(ModelProvider.OpenAi, "stall-once", false)]
    [InlineData(ModelProvider.Anthropic, "stall-once", false)]
    [InlineData(ModelProvider.OpenAi, "stream-stall-once", true)]
    [InlineData(ModelProvider.Anthropic, "stream-stall-once", true)]
    public async Task An_answer_that_never_comes_is_given_up_after_its_time(ModelProvider provider, string name, bool stream)
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(provider, name, s => s with { Stream = stream });

        var asking = ModelWorld.AskAsync(model);
        while (world.Requests.Count == 0)
        {
            await Task.Yield();
        }

        world.Time.Advance(new RetryLimits().AttemptTimeout);
        await asking;

        Assert.Contains("within 15m", stream ? "within 15m" : Assert.Single(world.Waits.Started).Reason, StringComparison.Ordinal);
        Assert.Equal(2, world.Requests.Count);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi, "429-once", 7)]
    [InlineData(ModelProvider.Anthropic, "429-once", 7)]
    [InlineData(ModelProvider.OpenAi, "429-date", 90)]
    [InlineData(ModelProvider.Anthropic, "429-date", 90)]
    public async Task The_provider_says_how_long_to_wait(ModelProvider provider, string name, int seconds)
    {
        await using var world = await ModelWorld.StartAsync();

        await ModelWorld.AskAsync(world.Model(provider, name));

        var wait = Assert.Single(world.Waits.Started);
        Assert.Equal(TimeSpan.FromSeconds(seconds), wait.Delay);
        Assert.Contains("slow down", wait.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi)]
    [InlineData(ModelProvider.Anthropic)]
    public async Task Endless_refusals_end_at_the_bound_with_cause_and_count(ModelProvider provider)
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(provider, "429-forever");

        var error = await Assert.ThrowsAsync<ProviderUnavailableException>(() => ModelWorld.AskAsync(model));

        Assert.Equal(31, error.Attempts);
        Assert.Equal(TimeSpan.FromMinutes(30), error.Waited);
        Assert.Equal(30, world.Waits.Ended);
        Assert.Contains("slow down", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_grow_up_to_a_minute_and_attempts_are_counted()
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(ModelProvider.OpenAi, "500", limits: new() { Attempts = 12 });

        var error = await Assert.ThrowsAsync<ProviderUnavailableException>(() => ModelWorld.AskAsync(model));

        Assert.Equal(12, error.Attempts);
        Assert.Equal(Enumerable.Range(1, 11), world.Waits.Started.Select(w => w.Attempt));
        Assert.All(world.Waits.Started, w => Assert.InRange(w.Delay, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Assert.True(world.Waits.Started[^1].Delay > TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_wait_longer_than_the_bound_is_not_begun()
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(ModelProvider.Anthropic, "429-for-a-day");

        var error = await Assert.ThrowsAsync<ProviderUnavailableException>(() => ModelWorld.AskAsync(model));

        Assert.Equal(1, error.Attempts);
        Assert.Empty(world.Waits.Started);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_a_person_must_fix_is_not_asked_again(ModelProvider provider, string name)
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(provider, name);

        var error = await Assert.ThrowsAsync<UserErrorException>(() => ModelWorld.AskAsync(model));

        Assert.Single(world.Requests);
        Assert.Empty(world.Waits.Started);
        Assert.DoesNotContain(ModelWorld.Key, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(name == "404" ? model.Spec.Name : provider == ModelProvider.OpenAi ? "OPENAI_API_KEY" : "ANTHROPIC_API_KEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_server_refuses_is_not_asked_again()
    {
        await using var world = await ModelWorld.StartAsync();
        foreach (var provider in Both)
        {
            var model = world.Model(provider, "400");

            var error = await Assert.ThrowsAsync<ProviderRejectedException>(() => ModelWorld.AskAsync(model));

            Assert.Equal(400, error.Status);
            Assert.Contains("messages: too long", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, world.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_mistake_in_the_address_until_it_has_answered_once()
    {
        await using var world = await ModelWorld.StartAsync();
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}/v1");
        var model = world.Model(ModelProvider.Compatible, "plain", s => s with { BaseUrl = nobody });

        var error = await Assert.ThrowsAsync<UserErrorException>(() => ModelWorld.AskAsync(model));

        Assert.Contains(nobody.ToString(), error.Message, StringComparison.Ordinal);
        Assert.InRange(world.Waits.Started.Sum(w => w.Delay.TotalSeconds), 5, 90);
    }

    [Fact]
    public async Task Something_else_at_the_address_is_a_mistake_too()
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(ModelProvider.Anthropic, "html");

        var error = await Assert.ThrowsAsync<UserErrorException>(() => ModelWorld.AskAsync(model));

        Assert.Contains("not JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_and_the_cancellation_gets_through()
    {
        await using var world = await ModelWorld.StartAsync();
        using var cancel = new CancellationTokenSource();
        var waits = new CancellingWaits(cancel);
        var spec = new ChatModelSpec { Provider = ModelProvider.OpenAi, Model = "500", BaseUrl = world.Url };
        using var model = new ChatModelFactory(new() { OpenAi = ModelWorld.Key }, Bench.Agents.Catalog.PriceFile.Shipped(), new(), world.Time).Create(spec, waits);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.AskAsync([new(Microsoft.Extensions.AI.ChatRole.User, "go")], new(), cancel.Token));

        Assert.Equal((1, 1), (waits.Started, waits.Ended));
    }

    [Theory]
    [InlineData(ModelProvider.OpenAi, "hang-once", false)]
    [InlineData(ModelProvider.Anthropic, "stall-once", false)]
    [InlineData(ModelProvider.OpenAi, "stream-stall-once", true)]
    [InlineData(ModelProvider.Anthropic, "stream-stall-once", true)]
    public async Task A_cancelled_request_ends_at_once_and_is_not_asked_again(ModelProvider provider, string name, bool stream)
    {
        await using var world = await ModelWorld.StartAsync();
        using var cancel = new CancellationTokenSource();
        var asking = world.Model(provider, name, s => s with { Stream = stream }).AskAsync([new(Microsoft.Extensions.AI.ChatRole.User, "go")], new(), cancel.Token);
        while (world.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Single(world.Requests);
        Assert.Empty(world.Waits.Started);
    }

    [Fact]
    public async Task Unusable_answers_are_paid_for_too()
    {
        await using var world = await ModelWorld.StartAsync();
        var table = new PriceTable { AsOf = "2026-01-01", Models = new Dictionary<string, ModelPrice> { ["openai/stream-short-once"] = new() { Input = 1, Output = 1 } } };
        var spec = new ChatModelSpec { Provider = ModelProvider.OpenAi, Model = "stream-short-once", BaseUrl = world.Url, Stream = true };
        using var model = new ChatModelFactory(new() { OpenAi = ModelWorld.Key }, table, new(), world.Time).Create(spec, world.Waits);

        var exchange = await ModelWorld.AskAsync(model);

        Assert.Equal(150, exchange.Usage.Tokens);
        Assert.Equal(0.00015m, exchange.Usage.CostUsd);
    }

    private static TheoryData<ModelProvider, string> Cross(params string[] names)
    {
        TheoryData<ModelProvider, string> data = [];
        foreach (var name in names)
        {
            data.Add(ModelProvider.OpenAi, name);
            data.Add(ModelProvider.Anthropic, name);
        }

        return data;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
