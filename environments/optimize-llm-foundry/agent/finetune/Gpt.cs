// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>GPT-2's forward pass over named weights: names, layout (inputs first) and mathematics as in GPT-2's own files; the output layer is the token embedding.</summary>
sealed class Gpt(IReadOnlyDictionary<string, Tensor> weights, int heads)
{
    public static int Layers(IEnumerable<string> names) => names.Count(name => name.EndsWith(".ln_1.weight", StringComparison.Ordinal));

    /// <summary>Tokens [rows, places] to logits [rows, places, vocabulary].</summary>
    public Tensor Logits(Tensor tokens)
    {
        var places = tokens.shape[1];
        var x = weights["wte.weight"].index_select(0, tokens.flatten()).view(tokens.shape[0], places, -1) + weights["wpe.weight"].slice(0, 0, places, 1);
        for (var layer = 0; layer < Layers(weights.Keys); layer++)
        {
            x = x + Attention(Normal(x, $"h.{layer}.ln_1"), $"h.{layer}.attn", places);
            x = x + Linear(Gelu(Linear(Normal(x, $"h.{layer}.ln_2"), $"h.{layer}.mlp.c_fc")), $"h.{layer}.mlp.c_proj");
        }

        return Normal(x, "ln_f").matmul(weights["wte.weight"].t());
    }

    private Tensor Attention(Tensor x, string name, long places)
    {
        long rows = x.shape[0], width = x.shape[2], size = width / heads;
        var parts = Linear(x, name + ".c_attn").view(rows, places, 3 * heads, size).transpose(1, 2).chunk(3, 1);
        var future = ones(places, places, ScalarType.Bool, x.device).triu(1);
        var scores = parts[0].matmul(parts[1].transpose(2, 3)) / Math.Sqrt(size);
        var mixed = scores.masked_fill(future, float.NegativeInfinity).softmax(-1).matmul(parts[2]);
        return Linear(mixed.transpose(1, 2).reshape(rows, places, width), name + ".c_proj");
    }

    private Tensor Linear(Tensor x, string name) => x.matmul(weights[name + ".weight"]) + weights[name + ".bias"];

    private Tensor Normal(Tensor x, string name) => F.layer_norm(x, [x.shape[^1]], weights[name + ".weight"], weights[name + ".bias"], 1e-5);

    private static Tensor Gelu(Tensor x) => 0.5 * x * (1 + (Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x.pow(3)))).tanh());
}
