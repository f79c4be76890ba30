using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scorers.Tests.Shared.Gpt;
using RE.Bench.Scorers.Tests.Shared.Safetensors;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.OptimizeLlmFoundry;

[Collection(TorchTests.Collection)]
public sealed class OptimizeLlmFoundryScoreTests : IDisposable
{
    private readonly SmallRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void The_score_is_the_logarithm_of_the_seconds_that_the_fastest_runs_stand_for()
    {
        var report = _runs.Score([4, 5], [20, 16]);

        // 20 · 4 / 16 = 5 s.
        Assert.Equal(Math.Log(5), Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw, 1e-6);
        Assert.Equal("""{"is_valid":true,"seconds":5,"speedup":4,"weight_difference":0}""", report.Message.ToJsonString());
        Assert.Equal(3, report.Details["runs"]!.AsArray().Count);
    }

    [Fact]
    public void The_starting_script_scores_the_logarithm_of_its_nominal_time() =>
        Assert.Equal(Math.Log(20), Assert.IsType<ScoreOutcome.Scored>(_runs.Score([17, 18], [19, 17]).Outcome).Raw, 1e-6);

    [Fact]
    public void Noise_of_another_order_of_additions_counts()
    {
        var random = new Random(3);
        foreach (var run in SmallRuns.All)
        {
            _runs.Write("submission", run, SmallRuns.Changed(SmallRuns.Trained(), value => value + (1e-6f * (float)(random.NextDouble() - 0.5))));
        }

        Assert.IsType<ScoreOutcome.Scored>(_runs.Score().Outcome);
    }

    [Theory]
    [InlineData("checked-1", "in the untimed run with unusual rows and options the weights are not those that the starting script trains")]
    [InlineData("timed-1", "in a timed run the weights are not those that the starting script trains")]
    [InlineData("timed-2", "in a timed run the weights are not those that the starting script trains")]
    public void One_run_with_other_weights_is_enough(string run, string reason)
    {
        _runs.Write("submission", run, SmallRuns.Moved(1.01f));

        Assert.StartsWith(reason, Reason(), StringComparison.Ordinal);
        Assert.Null(Assert.IsType<ScoreOutcome.Invalid>(_runs.Score().Outcome).Finding);
    }

    [Fact]
    public void The_base_model_is_not_a_trained_one()
    {
        _runs.Write("submission", "timed-1", SmallRuns.Start);

        Assert.Contains("their distance is 1 of the length of its update", Reason(), StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_on_the_base_model_is_no_training()
    {
        var random = new Random(4);
        _runs.Write("submission", "timed-1", SmallRuns.Changed(SmallRuns.Start, value => value + (0.04f * (float)(random.NextDouble() - 0.5))));

        Assert.Contains("the weights are not those that the starting script trains", Reason(), StringComparison.Ordinal);
        Assert.Equal("unrelated-weights", Assert.IsType<ScoreOutcome.Invalid>(_runs.Score().Outcome).Finding);
    }

    [Fact]
    public void A_loss_that_differs_is_refused_where_the_weights_hardly_do()
    {
        // The starting script's own update is so large here that one token's embedding disappears in it.
        var far = SmallRuns.Changed(SmallRuns.Start, value => value);
        far["wte.weight"].Values[^1] += 3000;
        var theirs = SmallRuns.Changed(far, value => value);
        theirs["wte.weight"].Values[4 * 12] += 2;
        _runs.Write("starting", "timed-1", far);
        _runs.Write("submission", "timed-1", theirs);

        Assert.StartsWith("in a timed run the loss on rows that were not trained on differs", Reason(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_files_are_refused()
    {
        _runs.WriteBytes("submission", "timed-1", SmallGpt.File(SmallRuns.Changed(SmallRuns.Trained(), _ => float.NaN)));
        Assert.Contains("NaN", Reason(), StringComparison.Ordinal);

        _runs.WriteBytes("submission", "timed-1", SafetensorsBytes.Raw("{}", []));
        Assert.Contains("is missing", Reason(), StringComparison.Ordinal);

        _runs.WriteBytes("submission", "timed-1", SmallGpt.File(SmallRuns.Trained())[..^4]);
        Assert.Contains("'finetune/trained/model.safetensors'", Reason(), StringComparison.Ordinal);

        _runs.WriteBytes("submission", "timed-1", new byte[100_001]);
        Assert.Contains("at most 100,000 are allowed", Reason(), StringComparison.Ordinal);

        var more = SmallRuns.Trained();
        more["h.2.ln_1.weight"] = ([12], new float[12]);
        _runs.Write("submission", "timed-1", more);
        Assert.Contains("one too many", Reason(), StringComparison.Ordinal);
    }

    [Fact]
    public void Starting_weights_that_cannot_be_read_are_a_mistake_of_the_harness()
    {
        _runs.WriteBytes("starting", "timed-1", [1, 2, 3]);

        Assert.Throws<InvalidOperationException>(() => _runs.Score());
    }

    [Fact]
    public void Incomplete_measurements_are_a_mistake_of_the_harness()
    {
        Assert.Throws<InvalidOperationException>(() => _runs.Score([], []));
        Assert.Throws<InvalidOperationException>(() => _runs.Score([1], [1, 2]));
        Assert.Throws<InvalidOperationException>(() => _runs.Score([0, 1], [1, 2]));
    }

    [Fact]
    public void The_held_out_loss_is_that_of_plain_loops()
    {
        var plain = new PlainGpt(SmallRuns.Trained(), SmallGpt.Shape.Heads);
        double Loss(long[] tokens, int first) => Enumerable.Range(first, tokens.Length - first).Sum(place =>
        {
            var logits = plain.Forward(tokens[..place])[^1];
            return Math.Log(logits.Sum(Math.Exp)) - logits[tokens[place]];
        });

        var loss = _runs.Score().Details["runs"]![0]!["loss"]!.GetValue<double>();

        // Response and end of both rows: three and four tokens.
        Assert.Equal((Loss([1, 2, 3, 4, 10], 2) + Loss([5, 6, 7, 8, 10], 1)) / 7, loss, 1e-4);
    }

    private string Reason()
    {
        var report = _runs.Score();
        Assert.False(report.Message["is_valid"]!.GetValue<bool>());
        return Assert.IsType<ScoreOutcome.Invalid>(report.Outcome).Reason;
    }
}
