using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Models.Concurrency;
using RE.Bench.Models.Prices;

namespace RE.Bench.Tests.Models;

public sealed class PaidCallTests
{
    // 100 tokens in and 50 out, as the fake server reports them, are 15 cents.
    private static readonly ModelPrice Price = new() { Input = 1000, Output = 1000 };

    [Fact]
    public async Task Many_calls_at_once_pass_a_cost_limit_by_one_call_at_most()
    {
        await using var world = await ModelWorld.StartAsync();
        using var model = Model(world, "plain");
        var purse = new Purse(new PurseLimits { CostUsd = 1 });

        var failures = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Record.ExceptionAsync(() => model.AskAsync([new(Microsoft.Extensions.AI.ChatRole.User, "go")], new(), purse, TestContext.Current.CancellationToken)).AsTask()));

        Assert.Equal(7, failures.Count(failure => failure is null));
        Assert.Equal("cost", Assert.IsType<LimitReachedException>(failures.First(failure => failure is not null)).Limit);
        Assert.Equal((1.05m, 0m, 7), (purse.Settled.CostUsd, purse.Reserved.CostUsd, world.Requests.Count));
    }

    [Fact]
    public async Task What_is_settled_is_what_the_whole_exchange_says_that_it_used()
    {
        await using var world = await ModelWorld.StartAsync();
        using var model = Model(world, "half-text-once");
        var purse = new Purse(new PurseLimits());

        var exchange = await model.AskAsync([new(Microsoft.Extensions.AI.ChatRole.User, "go")], new(), purse, TestContext.Current.CancellationToken);

        Assert.Equal(exchange.Usage.CostUsd, purse.Settled.CostUsd);
        Assert.Equal((exchange.Usage.Tokens, 1), (purse.Settled.Tokens, purse.Settled.Messages));
    }

    [Fact]
    public void The_worst_case_has_all_input_at_the_full_price_and_the_longest_answer()
    {
        var spec = new ChatModelSpec { Provider = ModelProvider.Anthropic, Model = "x", MaxOutputTokens = 1000 };
        var price = new ModelPrice { Input = 2, CachedInput = 0.2m, CacheWrite = 2.5m, Output = 10 };

        var worst = WorstCase.Of([new(Microsoft.Extensions.AI.ChatRole.User, new string('x', 8000))], new(), spec, price);

        Assert.True(worst.Tokens is > 5000 and < 5100, $"{worst}");
        Assert.True(worst.CostUsd is > 0.02m and < 0.0205m, $"{worst}");
    }

    [Theory]
    [InlineData(ModelProvider.Anthropic, ModelEffort.ExtraHigh)]
    [InlineData(ModelProvider.Anthropic, ModelEffort.High)]
    [InlineData(ModelProvider.Anthropic, ModelEffort.None)]
    [InlineData(ModelProvider.Compatible, ModelEffort.ExtraHigh)]
    public async Task No_effort_makes_a_request_allow_a_longer_answer_than_was_set_aside(ModelProvider provider, ModelEffort effort)
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(provider, "plain", spec => spec with { Effort = effort, MaxOutputTokens = 5000 });

        await ModelWorld.AskAsync(model);

        Assert.Equal(5000, (int)Assert.Single(world.Requests).Body["max_tokens"]!);
    }

    private static ChatModel Model(ModelWorld world, string name) =>
        new ChatModelFactory(new() { OpenAi = ModelWorld.Key }, Bench.Agents.Catalog.PriceFile.Shipped(), new(), world.Time)
            .Create(new() { Provider = ModelProvider.OpenAi, Model = name, BaseUrl = world.Url, MaxOutputTokens = 300 }, world.Waits, Price);
}
