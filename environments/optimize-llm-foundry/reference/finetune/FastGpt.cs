// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>GPT-2's forward pass with fused operations, up to the input of the output layer.</summary>
sealed class FastGpt(IReadOnlyDictionary<string, Tensor> weights, int heads)
{
    /// <summary>Tokens [rows, places] to [rows * places, width].</summary>
    public Tensor Hidden(Tensor tokens)
    {
        long rows = tokens.shape[0], places = tokens.shape[1], width = weights["wte.weight"].shape[1];
        var x = (weights["wte.weight"].index_select(0, tokens.flatten()).view(rows, places, width) + weights["wpe.weight"].slice(0, 0, places, 1)).view(-1, width);
        for (var layer = 0; weights.ContainsKey($"h.{layer}.ln_1.weight"); layer++)
        {
            var parts = Linear(Normal(x, $"h.{layer}.ln_1"), $"h.{layer}.attn.c_attn").view(rows, places, 3 * heads, width / heads).transpose(1, 2).chunk(3, 1);
            var mixed = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], is_casual: true);
            x = x + Linear(mixed.transpose(1, 2).reshape(-1, width), $"h.{layer}.attn.c_proj");
            x = x + Linear(F.gelu(Linear(Normal(x, $"h.{layer}.ln_2"), $"h.{layer}.mlp.c_fc"), GELU.Approximate.tanh), $"h.{layer}.mlp.c_proj");
        }

        return Normal(x, "ln_f");
    }

    private Tensor Linear(Tensor x, string name) => addmm(weights[name + ".bias"], x, weights[name + ".weight"], 1, 1);

    private Tensor Normal(Tensor x, string name) => F.layer_norm(x, [x.shape[^1]], weights[name + ".weight"], weights[name + ".bias"], 1e-5);
}
