using System.Net;
using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Models.Wire;

namespace RE.Bench.Tests.Models;

public sealed class WireProperties
{
    private static readonly ModelServer Server = new("openai/o1", new("http://x/v1"), "OPENAI_API_KEY", "x");

    [Fact]
    public void Any_bytes_are_either_an_answer_or_a_reason_why_not() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        foreach (var protocol in Enum.GetValues<WireProtocol>())
        {
            Assert.NotEqual("", AnswerChecks.For(protocol)(bytes));
        }
    });

    [Fact]
    public void An_answer_that_breaks_off_anywhere_is_none()
    {
        var answers = new Dictionary<WireProtocol, string>
        {
            [WireProtocol.OpenAiChat] = new OpenAiAnswers().Thinking,
            [WireProtocol.OpenAiResponses] = new ResponsesAnswers().Thinking,
            [WireProtocol.AnthropicMessages] = new AnthropicAnswers().Thinking,
        };

        foreach (var (protocol, answer) in answers)
        {
            Assert.Null(AnswerChecks.For(protocol)(Encoding.UTF8.GetBytes(answer)));
            Assert.All(Enumerable.Range(0, answer.Length), length => Assert.NotNull(AnswerChecks.For(protocol)(Encoding.UTF8.GetBytes(answer[..length]))));
        }
    }

    [Fact]
    public void Any_failure_is_one_of_ours_and_tells_no_key() => Gen.Select(Gen.Int[300, 599], Gen.OneOf(Gen.String, Gen.Int[470, 500].Select(n => new string('x', n))), Gen.String).Sample((status, before, after) =>
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.TryAddWithoutValidation("Retry-After", after);

        var error = new FailedStatus(Server, new SecretRedactor([ModelWorld.Key]), new FakeTimeProvider()).Read(response, $"{before}{ModelWorld.Key}{after}");

        Assert.True(error is UserErrorException or ProviderFault or ProviderRejectedException);
        Assert.DoesNotContain(ModelWorld.Key[..8], error.Message, StringComparison.Ordinal);
        Assert.True((error as ProviderFault)?.RetryAfter is null or { Ticks: >= 0 });
    });

    [Fact]
    public void No_secret_outlives_redaction() => Gen.Select(Gen.String[Gen.Char['a', 'c'], 6, 9].Array[1, 3], Gen.String[Gen.Char['a', 'c'], 0, 60]).Sample((secrets, text) =>
    {
        var clean = new SecretRedactor(secrets).Redact(text);

        Assert.All(secrets, secret => Assert.DoesNotContain(secret, clean, StringComparison.Ordinal));
    });
}
