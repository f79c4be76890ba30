using System.Text.Json.Nodes;
using CsCheck;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Tests.Scoring.Execution.RustContests.Model;

public sealed class MeteredModelTests
{
    private static readonly ContestInstance Problem = ContestInstance.Draw(ContestCatalog.Hidden[0], 3);

    [Fact]
    public async Task Calls_and_tokens_are_counted_and_refused_beyond_the_budget()
    {
        var model = Model(new(2, 100000));

        var (first, answer) = await model.AnswerAsync(Body(Problem.Statement), TestContext.Current.CancellationToken);
        var (second, _) = await model.AnswerAsync(Body(Problem.Statement), TestContext.Current.CancellationToken);
        var (third, _) = await model.AnswerAsync(Body(Problem.Statement), TestContext.Current.CancellationToken);

        Assert.Equal([200, 200, 429], [first, second, third]);
        Assert.Equal("simulated-coder", (string)answer["model"]!);
        Assert.Contains("fn main()", (string)answer["choices"]![0]!["message"]!["content"]!, StringComparison.Ordinal);
        var log = model.Log();
        Assert.Equal(2, (int)log["calls"]!);
        Assert.Equal((int)answer["usage"]!["total_tokens"]! + (int)log["log"]![1]!["prompt_tokens"]! + (int)log["log"]![1]!["completion_tokens"]!, (long)log["tokens"]!);
    }

    [Fact]
    public async Task A_conversation_that_is_longer_than_the_tokens_left_is_refused() =>
        Assert.Equal(429, (await Model(new(2, 10)).AnswerAsync(Body(Problem.Statement), TestContext.Current.CancellationToken)).Status);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messages": []}""")]
    [InlineData("""{"messages": "hello"}""")]
    [InlineData("""{"messages": [{"role": "user"}]}""")]
    [InlineData("""{"messages": [{"role": "user", "content": 7}]}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "stream": true}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "n": 5}""")]
    public async Task A_request_that_makes_no_sense_is_refused_and_costs_nothing(string body)
    {
        var model = Model(new(2, 1000));

        Assert.Equal(400, (await model.AnswerAsync(JsonNode.Parse(body)!.AsObject(), TestContext.Current.CancellationToken)).Status);
        Assert.Equal(0, (int)model.Log()["calls"]!);
    }

    [Fact]
    public void No_numbers_or_texts_of_a_request_make_the_reader_fail() => Gen.Select(Gen.Double, Gen.String, Gen.Int).Sample((number, text, most) =>
    {
        var body = Body(text);
        body["temperature"] = double.IsFinite(number) ? number : 1e300;
        body["max_tokens"] = most;

        var (request, _) = CoderRequest.Read(body);

        Assert.InRange(request!.Temperature, 0, 2);
        Assert.InRange(request.MaxTokens, 1, 4096);
    });

    private static MeteredModel Model(ModelBudget budget) => new(new SimulatedCoder([Problem], new CoderDraws(1, 0)), budget);

    private static JsonObject Body(string text) => new() { ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }) };
}
