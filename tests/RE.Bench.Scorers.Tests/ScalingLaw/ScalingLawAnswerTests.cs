using System.Text;
using CsCheck;
using RE.Bench.Scorers.ScalingLaw;

namespace RE.Bench.Scorers.Tests.ScalingLaw;

public sealed class ScalingLawAnswerTests
{
    [Theory]
    [InlineData("""{"n_embd": 64, "max_iters": 6209, "loss_prediction": 3.7}""")]
    [InlineData("""{"n_embd": 64.0, "max_iters": 6.209e3, "loss_prediction": 3.7, "note": "fitted"}""")]
    public void Three_numbers_are_an_answer(string json) => Assert.Equal(new(64, 6209, 3.7), Parse(json));

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("null", "no JSON object")]
    [InlineData("[1,2,3]", "no JSON object")]
    [InlineData("""{"max_iters": 9, "loss_prediction": 3}""", "no key 'n_embd'")]
    [InlineData("""{"n_embd": 64, "loss_prediction": 3}""", "no key 'max_iters'")]
    [InlineData("""{"n_embd": 64, "max_iters": 9}""", "no key 'loss_prediction'")]
    [InlineData("""{"n_embd": "64", "max_iters": 9, "loss_prediction": 3}""", "'n_embd'")]
    [InlineData("""{"n_embd": 64.5, "max_iters": 9, "loss_prediction": 3}""", "'n_embd'")]
    [InlineData("""{"n_embd": -64, "max_iters": -9, "loss_prediction": 3}""", "'n_embd'")]
    [InlineData("""{"n_embd": 0, "max_iters": 9, "loss_prediction": 3}""", "'n_embd'")]
    [InlineData("""{"n_embd": 1e300, "max_iters": 9, "loss_prediction": 3}""", "'n_embd'")]
    [InlineData("""{"n_embd": 64, "max_iters": 1e999, "loss_prediction": 3}""", "'max_iters'")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": NaN}""", "no JSON numbers")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": Infinity}""", "no JSON numbers")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": "NaN"}""", "'loss_prediction'")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": 1e999}""", "'loss_prediction'")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": -3}""", "'loss_prediction'")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": null}""", "'loss_prediction'")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": {"a": [3]}}""", "'loss_prediction'")]
    [InlineData("""{"n_embd": 64, "n_embd": 8, "max_iters": 9, "loss_prediction": 3}""", "stands in it twice")]
    [InlineData("""{"n_embd": 64, "max_iters": 9, "loss_prediction": 3} {}""", "is not JSON")]
    public void Anything_else_is_refused_with_what_to_change(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<AnswerException>(() => Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<AnswerException>(() => Parse(new string('[', 60_000)));

    [Fact]
    public void A_large_file_is_refused_unread()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $$"""{"n_embd": 64, "max_iters": 9, "loss_prediction": 3}{{new string(' ', 70_000)}}""");

        var error = Assert.Throws<AnswerException>(() => ScalingLawAnswer.Read(file));

        File.Delete(file);
        Assert.Contains("at most 65536", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no file 'answer.json'", Assert.Throws<AnswerException>(() => ScalingLawAnswer.Read("/nowhere/answer.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_are_an_answer_or_a_refusal_and_nothing_else() =>
        Gen.Select(Gen.Byte.Array[0, 80], Gen.Int[0, 54]).Sample((noise, at) =>
        {
            var json = Encoding.UTF8.GetBytes("""{"n_embd": 64, "max_iters": 6209, "loss_prediction": 3.7}""");
            byte[] mutated = [.. json[..at], .. noise, .. json[at..]];

            try
            {
                var answer = ScalingLawAnswer.Parse(mutated);
                Assert.True(answer is { Width: > 0, Steps: > 0, LossPrediction: > 0 and <= 100 });
            }
            catch (AnswerException)
            {
                // Refused.
            }
        });

    private static ScalingLawAnswer Parse(string json) => ScalingLawAnswer.Parse(Encoding.UTF8.GetBytes(json));
}
