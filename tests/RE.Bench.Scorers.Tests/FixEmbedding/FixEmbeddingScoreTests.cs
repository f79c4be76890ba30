using RE.Bench.Scorers.FixEmbedding;
using RE.Bench.Scorers.Tests.FixEmbedding.Support;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scorers.Tests.Shared.Gpt;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.FixEmbedding;

/// <summary>What is scored, and what is not, at a small size.</summary>
[Collection(TorchTests.Collection)]
public sealed class FixEmbeddingScoreTests
{
    [Fact]
    public void The_score_is_the_logarithm_of_the_loss_of_plain_loops_above_the_floor()
    {
        var plain = new PlainGpt(SmallGpt.Weights(1), SmallGpt.Shape.Heads);
        var windows = EvaluationWindows.Of(SmallTask.HeldOut, SmallTask.Problem).SelectMany(batch => batch.Chunk(SmallTask.Problem.Window + 1));
        var loss = windows.Average(plain.Loss);

        var report = SmallTask.Score(SmallGpt.File(1));

        Assert.Equal(Math.Log(loss - 0.5), Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw, 1e-4);
        Assert.Equal(loss, report.Message["loss"]!.GetValue<double>(), 2e-4);
        Assert.Equal(70, report.Details["tokens"]!.GetValue<long>());
    }

    [Fact]
    public void Windows_go_from_the_first_token_to_the_last_and_share_none()
    {
        ushort[] text = [.. Enumerable.Range(0, 1000).Select(place => (ushort)place)];

        var windows = EvaluationWindows.Of(text, SmallTask.Problem).SelectMany(batch => batch.Chunk(8)).ToList();

        Assert.Equal(10, windows.Count);
        Assert.All(windows, window => Assert.Equal(Enumerable.Range((int)window[0], 8).Select(token => (long)token), window));
        Assert.Equal(80, windows.SelectMany(window => window).Distinct().Count());
        Assert.Equal(0, windows[0][0]);
        Assert.InRange(windows[^1][^1], 985, 999);
    }

    [Fact]
    public void A_text_that_is_too_short_is_no_fault_of_the_submission() =>
        Assert.Throws<InvalidOperationException>(() => EvaluationWindows.Of(new ushort[79], SmallTask.Problem).ToList());

    [Fact]
    public void The_same_model_scored_twice_gets_the_same_score() =>
        Assert.Equal(SmallTask.Score(SmallGpt.File(2)).Outcome, SmallTask.Score(SmallGpt.File(2)).Outcome);

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void A_model_stored_in_halves_scores(string type) => Assert.IsType<ScoreOutcome.Scored>(SmallTask.Score(SmallGpt.File(3, type)).Outcome);

    [Fact]
    public void A_model_that_ignores_its_input_scores()
    {
        // ln_f gives the same for every input, so that a logit is the first number of a token's row: 0 everywhere.
        var weights = SmallGpt.Weights(4);
        weights["ln_f.weight"] = ([12], new float[12]);
        weights["ln_f.bias"] = ([12], [1, .. new float[11]]);
        weights["wte.weight"] = ([11, 12], new float[132]);

        var report = SmallTask.Score(SmallGpt.File(weights));

        Assert.Equal(Math.Log(Math.Log(11) - 0.5), Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw, 1e-6);
    }

    [Fact]
    public void A_model_of_another_shape_is_refused() =>
        Assert.Contains("'wpe.weight' has the shape [8, 12], and must have [7, 12]", Changed(weights => weights["wpe.weight"] = ([8, 12], new float[96])), StringComparison.Ordinal);

    [Fact]
    public void A_model_with_a_layer_more_or_less_is_refused()
    {
        Assert.Contains("'h.2.ln_1.weight' is one too many", Changed(weights => weights["h.2.ln_1.weight"] = ([12], new float[12])), StringComparison.Ordinal);
        Assert.Contains("'h.1.ln_1.weight' of shape [12] is missing", Changed(weights => weights.Remove("h.1.ln_1.weight")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_layer_of_its_own_is_refused() =>
        Assert.Contains("'lm_head.weight' is one too many", Changed(weights => weights["lm_head.weight"] = weights["wte.weight"]), StringComparison.Ordinal);

    [Fact]
    public void Another_architecture_is_a_finding_and_a_missing_tensor_is_none()
    {
        var (more, less) = (SmallGpt.Weights(1), SmallGpt.Weights(1));
        more["lm_head.weight"] = more["wte.weight"];
        less.Remove("h.1.ln_1.weight");

        Assert.Equal("other-architecture", Assert.IsType<ScoreOutcome.Invalid>(SmallTask.Score(SmallGpt.File(more)).Outcome).Finding);
        Assert.Null(Assert.IsType<ScoreOutcome.Invalid>(SmallTask.Score(SmallGpt.File(less)).Outcome).Finding);
    }

    [Fact]
    public void Weights_that_are_NaN_are_refused() =>
        Assert.Contains("NaN or an infinity in its tensor 'ln_f.bias'", Changed(weights => weights["ln_f.bias"] = ([12], [.. Enumerable.Repeat(float.NaN, 12)])), StringComparison.Ordinal);

    [Fact]
    public void Logits_that_overflow_are_refused() =>
        Assert.Contains("logits hold NaN or an infinity", Changed(weights => weights["ln_f.weight"] = ([12], [.. Enumerable.Repeat(3e38f, 12)])), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_could_harm_a_terminal_is_printed_inert()
    {
        var reason = Changed(weights => weights["\u001b[31m\n"] = ([1], [0]));

        Assert.DoesNotContain('\u001b', reason);
    }

    [Fact]
    public void A_file_above_the_limit_is_refused() => Assert.Contains("at most 100,000 are allowed", SmallTask.Reason(new byte[100_001]), StringComparison.Ordinal);

    [Fact]
    public void An_empty_file_is_refused() => Assert.Contains("'fixed.safetensors' is no safetensors file", SmallTask.Reason([]), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("rebench-fix-").FullName;

        var outcome = FixEmbeddingScore.Score(folder, SmallTask.HeldOut, SmallTask.Problem).Outcome;

        Assert.Contains("there is no file 'fixed.safetensors'", Assert.IsType<ScoreOutcome.Invalid>(outcome).Reason, StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    [Fact]
    public void A_loss_at_the_floor_is_refused()
    {
        var report = SmallTask.Score(SmallGpt.File(1), SmallTask.Problem with { LossFloor = 50 });

        var refused = Assert.IsType<ScoreOutcome.Invalid>(report.Outcome);
        Assert.Contains("not above 50", refused.Reason, StringComparison.Ordinal);
        Assert.Equal("impossible-loss", refused.Finding);
    }

    [Fact]
    public void Every_damage_to_a_file_is_an_outcome()
    {
        var whole = SmallGpt.File(5);
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var file = whole.ToArray();
            for (var times = random.Next(1, 5); times > 0; times--)
            {
                file[random.Next(random.Next(2) == 0 ? 4000 : file.Length)] = (byte)random.Next(256);
            }

            var outcome = SmallTask.Score(file).Outcome;

            Assert.True(outcome is ScoreOutcome.Scored { Raw: var raw } ? double.IsFinite(raw) : outcome is ScoreOutcome.Invalid, $"seed {seed}: {outcome}");
        }
    }

    private static string Changed(Action<Dictionary<string, (long[] Shape, float[] Values)>> change)
    {
        var weights = SmallGpt.Weights(6);
        change(weights);
        return SmallTask.Reason(SmallGpt.File(weights));
    }
}
