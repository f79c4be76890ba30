using System.Text.Json.Nodes;
using RE.Bench.Environments.Services;
using RE.Bench.Environments.Services.Judging;

namespace RE.Bench.Tests.Environments.Services.Judging;

public sealed class JudgeServiceTests
{
    private readonly CountingMeter _meter = new(3);
    private readonly JudgeService _judge = new(new CheckingJudge(new Dictionary<string, string> { ["add 1 and 2."] = "3" }));

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"prompt":1,"a":"x","b":"y"}""")]
    [InlineData("""{"prompt":"add 1 and 2.","a":"x"}""")]
    [InlineData("""{"prompt":null,"a":"x","b":"y"}""")]
    [InlineData("""{"prompt":"add 1 and 2.","a":["x"],"b":"y"}""")]
    [InlineData("""{"pairs":[]}""")]
    [InlineData("""{"pairs":{}}""")]
    [InlineData("""{"pairs":[1]}""")]
    [InlineData("""{"pairs":null}""")]
    [InlineData("""{"pairs":[[{"prompt":"add 1 and 2.","a":"x","b":"y"}]]}""")]
    public async Task A_request_that_is_no_pair_is_refused_and_costs_nothing(string body)
    {
        var reply = await AskAsync(body);

        Assert.Equal((400, 3), (reply.Status, _meter.Left));
    }

    [Fact]
    public async Task A_text_of_megabytes_and_a_million_pairs_are_refused()
    {
        var pair = new JsonObject { ["prompt"] = "add 1 and 2.", ["a"] = new string('x', 1 << 20), ["b"] = "3" };
        var many = new JsonObject { ["pairs"] = new JsonArray([.. Enumerable.Repeat(0, 100_000).Select(_ => (JsonNode)1)]) };

        Assert.Equal(400, (await _judge.AnswerAsync(new("", pair), _meter, TestContext.Current.CancellationToken)).Status);
        Assert.Equal(400, (await _judge.AnswerAsync(new("", many), _meter, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task A_prompt_outside_of_the_training_set_is_not_judged_even_beside_one_of_it()
    {
        var reply = await AskAsync("""{"pairs":[{"prompt":"add 1 and 2.","a":"3","b":"4"},{"prompt":"add 2 and 2.","a":"3","b":"4"}]}""");

        Assert.Equal((403, 3), (reply.Status, _meter.Left));
        Assert.Contains("'add 2 and 2.' is none of them", reply.Body.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_pair_is_a_call_and_a_request_that_is_worth_more_than_is_left_gets_nothing()
    {
        const string pair = """{"prompt":"add 1 and 2.","a":"3","b":"4"}""";

        var two = await AskAsync($$"""{"pairs":[{{pair}},{{pair}}]}""");
        var refused = await AskAsync($$"""{"pairs":[{{pair}},{{pair}}]}""");
        var one = await AskAsync(pair);

        Assert.Equal("""{"preferences":["a","a"],"calls_left":1}""", two.Body.ToJsonString());
        Assert.Equal(429, refused.Status);
        Assert.Equal("""{"preference":"a","calls_left":0}""", one.Body.ToJsonString());
    }

    [Fact]
    public async Task There_is_nothing_below_the_judges_address() =>
        Assert.Equal(404, (await _judge.AnswerAsync(new("hidden", []), _meter, TestContext.Current.CancellationToken)).Status);

    private Task<ServiceReply> AskAsync(string body) => _judge.AnswerAsync(new("", JsonNode.Parse(body)!.AsObject()), _meter, TestContext.Current.CancellationToken);

    private sealed class CountingMeter(int limit) : IServiceMeter
    {
        public int Left { get; private set; } = limit;

        public bool TryTake(int calls)
        {
            var fits = calls <= Left;
            Left -= fits ? calls : 0;
            return fits;
        }
    }
}
