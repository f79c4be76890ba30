using RE.Bench.Scorers.Shared.Gpt;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;

/// <summary>
/// The forward pass of <see cref="GptModel"/> for one text after another token: keys and values of earlier positions are kept, so that each token is
/// computed once. A test compares the two.
/// </summary>
/// <param name="weights">The model's weights.</param>
internal sealed class CachedGpt(GptWeights weights) : IDisposable
{
    private const double Epsilon = 1e-5;
    private readonly List<(Tensor Keys, Tensor Values)> _past = [];
    private long _positions;

    /// <summary>Logits after the last of some more tokens.</summary>
    /// <param name="tokens">int64 [rows, time]: all of a prompt first, then one token at a time.</param>
    /// <returns>float32 [rows, vocabulary].</returns>
    public Tensor Next(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        long rows = tokens.shape[0], time = tokens.shape[1];
        var x = weights["wte.weight"].index_select(0, tokens.flatten()).view(rows, time, weights.Shape.Width) + weights["wpe.weight"].narrow(0, _positions, time);
        for (var layer = 0; layer < weights.Shape.Layers; layer++)
        {
            x = x + Attention(Norm(x, $"h.{layer}.ln_1"), layer);
            x = x + Linear(F.gelu(Linear(Norm(x, $"h.{layer}.ln_2"), $"h.{layer}.mlp.c_fc"), GELU.Approximate.tanh), $"h.{layer}.mlp.c_proj");
        }

        _positions += time;
        return F.linear(Norm(x.narrow(1, time - 1, 1).squeeze(1), "ln_f"), weights["wte.weight"]).MoveToOuterDisposeScope();
    }

    /// <summary>Goes on with some rows only.</summary>
    /// <param name="rows">int64: their places among the present ones.</param>
    public void KeepRows(Tensor rows)
    {
        for (var layer = 0; layer < _past.Count; layer++)
        {
            var (keys, values) = _past[layer];
            _past[layer] = (keys.index_select(0, rows).DetachFromDisposeScope(), values.index_select(0, rows).DetachFromDisposeScope());
            keys.Dispose();
            values.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var (keys, values) in _past)
        {
            keys.Dispose();
            values.Dispose();
        }
    }

    private Tensor Attention(Tensor x, int layer)
    {
        long rows = x.shape[0], time = x.shape[1], heads = weights.Shape.Heads;
        var parts = Linear(x, $"h.{layer}.attn.c_attn").view(rows, time, 3, heads, weights.Shape.Width / heads).permute(2, 0, 3, 1, 4).unbind(0);
        var (keys, values) = Keep(layer, parts[1], parts[2]);
        var mixed = F.scaled_dot_product_attention(parts[0], keys, values, is_casual: time > 1);
        return Linear(mixed.transpose(1, 2).reshape(rows, time, weights.Shape.Width), $"h.{layer}.attn.c_proj");
    }

    private (Tensor Keys, Tensor Values) Keep(int layer, Tensor keys, Tensor values)
    {
        if (layer == _past.Count)
        {
            _past.Add((keys.DetachFromDisposeScope(), values.DetachFromDisposeScope()));
            return _past[layer];
        }

        var (oldKeys, oldValues) = _past[layer];
        _past[layer] = (cat([oldKeys, keys], 2).DetachFromDisposeScope(), cat([oldValues, values], 2).DetachFromDisposeScope());
        oldKeys.Dispose();
        oldValues.Dispose();
        return _past[layer];
    }

    private Tensor Norm(Tensor x, string name) => F.layer_norm(x, [weights.Shape.Width], weights[name + ".weight"], weights[name + ".bias"], Epsilon);

    private Tensor Linear(Tensor x, string name) => F.linear(x, weights[name + ".weight"].t(), weights[name + ".bias"]);
}
