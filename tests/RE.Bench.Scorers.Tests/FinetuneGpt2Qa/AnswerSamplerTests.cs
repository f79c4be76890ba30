using RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Shared.Safetensors;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scorers.Tests.Shared.Gpt;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

[Collection(TorchTests.Collection)]
public sealed class AnswerSamplerTests
{
    // Eleven pieces for a model of eleven tokens.
    private static readonly PieceVocabulary Pieces = new(["<end>", "<answer>", " ", "a", "b", "c", " ab", ".", "1", "2", "x"]);

    [Fact]
    public void The_cached_pass_gives_the_logits_of_the_whole_pass()
    {
        using var weights = Weights(seed: 3);
        using var cached = new CachedGpt(weights);
        using var tokens = tensor(new long[] { 1, 5, 0, 10, 3, 3, 7, 2, 2, 9, 4, 8, 6, 0 }).view(2, 7);
        using var whole = new GptModel(weights).Forward(tokens);

        for (var (at, time) = (0, 3); at < 7; at += time, time = 1)
        {
            using var next = cached.Next(tokens.narrow(1, at, time));
            using var expected = whole.select(1, at + time - 1);

            Assert.True(next.allclose(expected, 1e-4, 1e-5), $"after position {at + time}");
        }
    }

    [Fact]
    public void Answers_follow_the_models_probabilities()
    {
        using var weights = Weights(seed: 5);
        using var logits = new GptModel(weights).Forward(tensor(Pieces.Prompt("a")).view(1, -1));
        var expected = logits[0, -1].softmax(0).data<float>().ToArray();

        // One token only: what ends at once is the empty answer, all else is unfinished, and the share of ends is known.
        var answers = new AnswerSampler(Pieces, mostTokens: 1).Answer(weights, [.. Enumerable.Repeat("a", 4000)], seed: 1);

        Assert.InRange(answers.Count(answer => answer.Text == "") / 4000.0, expected[0] - 0.03, expected[0] + 0.03);
        Assert.True(expected[0] is > 0.02f and < 0.9f);
    }

    [Fact]
    public void One_seed_gives_the_same_answers_and_another_gives_others()
    {
        using var weights = Weights(seed: 5);
        var sampler = new AnswerSampler(Pieces, mostTokens: 3);
        string[] prompts = [.. Enumerable.Range(0, 60).Select(index => "abc"[..((index % 3) + 1)])];

        Assert.Equal(sampler.Answer(weights, prompts, 1), sampler.Answer(weights, prompts, 1));
        Assert.NotEqual(sampler.Answer(weights, prompts, 1), sampler.Answer(weights, prompts, 2));
    }

    [Fact]
    public void Texts_are_cut_into_the_longest_pieces()
    {
        Assert.Equal([6, 5, 7, 1], Pieces.Prompt("abc."));
        Assert.Equal([2, 8, 9, 6, 1], Pieces.Prompt("12 ab"));
        Assert.Equal("ab.\n", Pieces.Text([6, 7, 1]));
        Assert.Throws<InvalidOperationException>(() => Pieces.Prompt("é"));
    }

    private static GptWeights Weights(int seed)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, SmallGpt.File(seed));
            using var file = SafetensorsFile.Open(path, "model", new SafetensorsLimits(1 << 20));
            return GptWeights.Load(file, SmallGpt.Shape, CPU);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
