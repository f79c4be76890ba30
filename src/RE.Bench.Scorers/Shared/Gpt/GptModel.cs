using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RE.Bench.Scorers.Shared.Gpt;

/// <summary>
/// GPT-2's forward pass (Radford et al. 2019; layer norm before each part, gelu by tanh, epsilon 1e-5, output layer tied to the token embedding).
/// Gradients flow into the weights where they ask for them.
/// </summary>
internal sealed class GptModel(GptWeights weights)
{
    private const double Epsilon = 1e-5;

    public GptShape Shape => weights.Shape;

    /// <param name="tokens">int64 [rows, positions], each below the vocabulary's size, no more positions than the window has; on the weights' device.</param>
    /// <returns>float32 [rows, positions, vocabulary].</returns>
    public Tensor Forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        long rows = tokens.shape[0], positions = tokens.shape[1];
        var x = weights["wte.weight"].index_select(0, tokens.flatten()).view(rows, positions, Shape.Width) + weights["wpe.weight"].narrow(0, 0, positions);
        for (var layer = 0; layer < Shape.Layers; layer++)
        {
            x = x + Attention(Norm(x, $"h.{layer}.ln_1"), $"h.{layer}.attn");
            x = x + Perceptron(Norm(x, $"h.{layer}.ln_2"), $"h.{layer}.mlp");
        }

        return F.linear(Norm(x, "ln_f"), weights["wte.weight"]).MoveToOuterDisposeScope();
    }

    // c_attn gives queries, keys and values side by side; each is cut into heads.
    private Tensor Attention(Tensor x, string name)
    {
        long rows = x.shape[0], positions = x.shape[1];
        var parts = Linear(x, name + ".c_attn").view(rows, positions, 3, Shape.Heads, Shape.Width / Shape.Heads).permute(2, 0, 3, 1, 4).unbind(0);
        var mixed = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], is_casual: true);
        return Linear(mixed.transpose(1, 2).reshape(rows, positions, Shape.Width), name + ".c_proj");
    }

    private Tensor Perceptron(Tensor x, string name) => Linear(F.gelu(Linear(x, name + ".c_fc"), GELU.Approximate.tanh), name + ".c_proj");

    private Tensor Norm(Tensor x, string name) => F.layer_norm(x, [Shape.Width], weights[name + ".weight"], weights[name + ".bias"], Epsilon);

    private Tensor Linear(Tensor x, string name) => F.linear(x, weights[name + ".weight"].t(), weights[name + ".bias"]);
}
