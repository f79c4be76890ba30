using System.Text;
using CsCheck;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Models;

public sealed class FuzzedAnswerTests
{
    [Theory]
    [InlineData(ModelProvider.OpenAi, ModelApi.Chat)]
    [InlineData(ModelProvider.OpenAi, ModelApi.Responses)]
    [InlineData(ModelProvider.Anthropic, ModelApi.Chat)]
    public async Task A_damaged_body_or_stream_is_an_answer_or_one_of_our_failures_and_never_a_bug(ModelProvider provider, ModelApi api)
    {
        await using var world = await ModelWorld.StartAsync();
        var once = new RetryLimits { Attempts = 1, FirstContactWait = TimeSpan.Zero, TotalWait = TimeSpan.Zero };
        var whole = world.Model(provider, "fuzz", s => s with { Api = api }, once);
        var stream = world.Model(provider, "stream-fuzz", s => s with { Api = api, Stream = true }, once);
        IFakeAnswers answers = provider == ModelProvider.Anthropic ? new AnthropicAnswers() : api == ModelApi.Responses ? new ResponsesAnswers() : new OpenAiAnswers();
        string[] bodies = [answers.Thinking, answers.Text("hello"), string.Concat(answers.CallEvents), string.Concat(answers.Events)];

        await (from text in Gen.Int[0, bodies.Length - 1]
               from at in Gen.Double[0, 1].Array[1, 4]
               from bytes in Gen.Byte.Array[0, 6]
               from cut in Gen.Bool
               select Damaged(bodies[text], at, bytes, cut)).SampleAsync(
            async body =>
            {
                world.Server.Fuzz = body;
                AssertOurs(await Record.ExceptionAsync(() => ModelWorld.AskAsync(whole)));
                AssertOurs(await Record.ExceptionAsync(() => ModelWorld.AskAsync(stream)));
            },
            iter: Often.Times(60),
            threads: 1);
    }

    // Found by chance: the client library takes it for granted that such an event has a response.
    [Fact]
    public async Task A_stream_whose_events_lack_their_response_is_a_failure_of_the_provider()
    {
        await using var world = await ModelWorld.StartAsync();
        var once = new RetryLimits { Attempts = 1, FirstContactWait = TimeSpan.Zero, TotalWait = TimeSpan.Zero };
        var stream = world.Model(ModelProvider.OpenAi, "stream-fuzz", s => s with { Api = ModelApi.Responses, Stream = true }, once);
        world.Server.Fuzz = Encoding.UTF8.GetBytes(string.Concat(new ResponsesAnswers().Events).Replace("\"response\":{", "\"respnse\":{", StringComparison.Ordinal));

        var failure = await Record.ExceptionAsync(() => ModelWorld.AskAsync(stream));

        Assert.NotNull(failure);
        AssertOurs(failure);
        Assert.Contains(nameof(NullReferenceException), failure.ToString(), StringComparison.Ordinal);
    }

    private static void AssertOurs(Exception? failure) =>
        Assert.True(failure is null or UserErrorException or ProviderUnavailableException or ProviderRejectedException, failure?.ToString());

    private static byte[] Damaged(string text, double[] places, byte[] put, bool cut)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        foreach (var at in places.Select(place => (int)(place * (bytes.Count - 1))))
        {
            bytes.RemoveRange(at, Math.Min(put.Length / 2, bytes.Count - at));
            bytes.InsertRange(at, put);
        }

        return [.. cut ? bytes.Take((int)(places[0] * bytes.Count)) : bytes];
    }
}
