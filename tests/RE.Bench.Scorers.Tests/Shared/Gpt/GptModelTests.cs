using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Shared.Safetensors;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.Shared.Gpt;

/// <summary>The scorers' model computes what plain loops compute, and takes the weights that it must have and no others.</summary>
[Collection(TorchTests.Collection)]
public sealed class GptModelTests
{
    private static readonly long[][] Rows = [[1, 5, 0, 10, 3, 3, 7], [2, 2, 9, 4, 8, 6, 0], [10, 9, 8, 7, 6, 5, 4]];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_logits_are_those_of_plain_loops(int seed)
    {
        var plain = new PlainGpt(SmallGpt.Weights(seed), SmallGpt.Shape.Heads);
        var expected = Rows.SelectMany(plain.Forward).SelectMany(row => row).ToArray();

        var logits = Loaded(SmallGpt.File(seed), model => model.Forward(Tokens()).data<float>().ToArray());

        Assert.Equal(expected.Length, logits.Length);
        Assert.All(expected.Zip(logits), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.True(expected.Max() - expected.Min() > 1);
    }

    [Fact]
    public void The_loss_is_that_of_plain_loops()
    {
        var plain = new PlainGpt(SmallGpt.Weights(4), SmallGpt.Shape.Heads);

        var losses = Loaded(SmallGpt.File(4), model => NextTokenLoss.OfRows(model, Tokens()).data<double>().ToArray());

        Assert.All(Rows.Zip(losses), pair => Assert.Equal(plain.Loss(pair.First), pair.Second, 1e-4));
    }

    [Fact]
    public void A_position_does_not_see_what_follows()
    {
        long[] changed = [.. Rows[0][..4], 6, 1, 2];

        var (before, after) = Loaded(SmallGpt.File(5), model => (First(model, Rows[0]), First(model, changed)));

        Assert.Equal(before, after);
        static float[] First(GptModel model, long[] row) => model.Forward(tensor(row).unsqueeze(0)).narrow(1, 0, 4).contiguous().data<float>().ToArray();
    }

    [Fact]
    public void Masks_in_a_file_of_the_hub_are_no_weights()
    {
        var weights = SmallGpt.Weights(6);
        weights["h.0.attn.bias"] = ([1, 1, 7, 7], new float[49]);
        weights["h.1.attn.masked_bias"] = ([], [-10000]);

        var same = Loaded(SmallGpt.File(weights), Sum) - Loaded(SmallGpt.File(6), Sum);

        Assert.Equal(0, same);
        static float Sum(GptModel model) => model.Forward(Tokens()).sum().item<float>();
    }

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void Stored_halves_give_nearly_the_same_logits(string type)
    {
        var exact = Loaded(SmallGpt.File(7), model => model.Forward(Tokens()).data<float>().ToArray());
        var half = Loaded(SmallGpt.File(7, type), model => model.Forward(Tokens()).data<float>().ToArray());

        Assert.All(exact.Zip(half), pair => Assert.Equal(pair.First, pair.Second, 0.1));
    }

    [Theory]
    [InlineData("h.1.mlp.c_fc.weight", "'h.1.mlp.c_fc.weight' of shape [12, 48] is missing")]
    [InlineData("ln_f.bias", "'ln_f.bias' of shape [12] is missing")]
    public void A_missing_tensor_is_named(string name, string reason) => AssertRefused(weights => weights.Remove(name), reason);

    [Theory]
    [InlineData("lm_head.weight")]
    [InlineData("h.2.ln_1.weight")]
    [InlineData("h.2.attn.bias")]
    public void A_tensor_too_many_is_named(string name) => AssertRefused(weights => weights[name] = ([1], [0]), $"'{name}' is one too many");

    [Fact]
    public void Another_shape_is_named()
    {
        AssertRefused(weights => weights["h.0.attn.c_attn.weight"] = ([36, 12], new float[432]), "'h.0.attn.c_attn.weight' has the shape [36, 12], and must have [12, 36]");
        AssertRefused(weights => weights["wte.weight"] = ([1, 12], new float[12]), "'wte.weight' has the shape [1, 12], and must have [11, 12]");
    }

    [Fact]
    public void Nothing_stays_when_a_model_is_loaded_and_left()
    {
        var file = SmallGpt.File(8);
        Loaded(file, model => model.Forward(Tokens()).numel());
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Loaded(file, model => model.Forward(Tokens()).numel());

        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Tensor Tokens() => tensor(Rows.SelectMany(row => row).ToArray()).view(Rows.Length, -1);

    private static void AssertRefused(Action<Dictionary<string, (long[] Shape, float[] Values)>> change, string reason)
    {
        var weights = SmallGpt.Weights(1);
        change(weights);

        var refused = Assert.Throws<BadSubmissionException>(() => Loaded(SmallGpt.File(weights), _ => 0));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static T Loaded<T>(byte[] bytes, Func<GptModel, T> use)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            using var scope = NewDisposeScope();
            using var file = SafetensorsFile.Open(path, "model.safetensors", new(1_000_000));
            using var weights = GptWeights.Load(file, SmallGpt.Shape, CPU);
            return use(new(weights));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
