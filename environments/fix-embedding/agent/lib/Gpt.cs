// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>
/// A decoder-only transformer as GPT-2, with GPT-2's names and layout of weights: a weight matrix is [inputs, outputs], the output layer is the token
/// embedding read the other way. All weights are views of one flat tensor, so that an optimizer takes one pass.
/// </summary>
sealed class Gpt
{
    /// <summary>Where models and tokens are: the first GPU that libtorch finds, else the processor.</summary>
    public static readonly Device Device = cuda.is_available() ? CUDA : CPU;

    private readonly List<(string Name, long[] Shape)> _shapes;
    private readonly int _layers, _heads;
    private readonly long _width;
    private Dictionary<string, Tensor> _views = [];

    /// <param name="weights">Every weight by its name.</param>
    /// <param name="headWidth">Numbers of one attention head.</param>
    public Gpt(IReadOnlyDictionary<string, Tensor> weights, int headWidth)
    {
        _width = weights["wte.weight"].shape[1];
        _heads = (int)(_width / headWidth);
        _layers = Enumerable.Range(0, weights.Count).First(layer => !weights.ContainsKey($"h.{layer}.ln_1.weight"));
        _shapes = Shapes(weights["wte.weight"].shape[0], weights["wpe.weight"].shape[0], _width, _layers);
        using var noGrad = no_grad();
        Flat = cat([.. _shapes.Select(entry => weights[entry.Name].reshape(entry.Shape).flatten())]).to(Device).requires_grad_(true);
        Refresh();
    }

    /// <summary>All weights in one tensor, in the order of <see cref="Shapes"/>.</summary>
    public Tensor Flat { get; }

    /// <summary>A view of one weight.</summary>
    public Tensor this[string name] => _views[name];

    public static Gpt Load(string path, int headWidth) => new(SafeTensors.Load(path), headWidth);

    /// <summary>The names and shapes of a model's weights.</summary>
    public static List<(string Name, long[] Shape)> Shapes(long vocabulary, long window, long width, int layers) =>
    [
        ("wte.weight", [vocabulary, width]), ("wpe.weight", [window, width]),
        .. Enumerable.Range(0, layers).SelectMany(layer => new (string, long[])[]
        {
            ($"h.{layer}.ln_1.weight", [width]), ($"h.{layer}.ln_1.bias", [width]),
            ($"h.{layer}.attn.c_attn.weight", [width, 3 * width]), ($"h.{layer}.attn.c_attn.bias", [3 * width]),
            ($"h.{layer}.attn.c_proj.weight", [width, width]), ($"h.{layer}.attn.c_proj.bias", [width]),
            ($"h.{layer}.ln_2.weight", [width]), ($"h.{layer}.ln_2.bias", [width]),
            ($"h.{layer}.mlp.c_fc.weight", [width, 4 * width]), ($"h.{layer}.mlp.c_fc.bias", [4 * width]),
            ($"h.{layer}.mlp.c_proj.weight", [4 * width, width]), ($"h.{layer}.mlp.c_proj.bias", [width]),
        }),
        ("ln_f.weight", [width]), ("ln_f.bias", [width]),
    ];

    /// <summary>Call after each step of an optimizer, or of anything else that writes to <see cref="Flat"/> under a gradient.</summary>
    public void Refresh() => _views = Flat.split([.. _shapes.Select(entry => Count(entry.Shape))])
        .Zip(_shapes, (part, entry) => (entry.Name, View: part.view(entry.Shape))).ToDictionary(pair => pair.Name, pair => pair.View);

    /// <summary>For each number of <see cref="Flat"/> 1 where it belongs to a matrix, 0 where it is a bias or a gain.</summary>
    public Tensor IsMatrix() => cat([.. _shapes.Select(entry => full(Count(entry.Shape), entry.Shape.Length > 1 ? 1f : 0f))]).to(Device);

    /// <param name="type">How numbers are stored: float32, float16 or bfloat16.</param>
    public void Save(string path, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        Refresh();
        SafeTensors.Save(path, [.. _shapes.Select(entry => (entry.Name, _views[entry.Name]))], type);
    }

    /// <param name="tokens">int64 [rows, positions], no more positions than wpe.weight has rows.</param>
    /// <returns>What the output layer gets: float32 [rows, positions, width].</returns>
    public Tensor Hidden(Tensor tokens)
    {
        long rows = tokens.shape[0], positions = tokens.shape[1];
        var x = this["wte.weight"].index_select(0, tokens.flatten()).view(rows, positions, _width) + this["wpe.weight"].narrow(0, 0, positions);
        for (var layer = 0; layer < _layers; layer++)
        {
            var name = $"h.{layer}.";
            var heads = Linear(Norm(x, name + "ln_1"), name + "attn.c_attn").view(rows, positions, 3, _heads, _width / _heads).permute(2, 0, 3, 1, 4).unbind(0);
            var mixed = F.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_casual: true).transpose(1, 2).reshape(rows, positions, _width);
            x = x + Linear(mixed, name + "attn.c_proj");
            x = x + Linear(F.gelu(Linear(Norm(x, name + "ln_2"), name + "mlp.c_fc"), TorchSharp.Modules.GELU.Approximate.tanh), name + "mlp.c_proj");
        }

        return Norm(x, "ln_f");
    }

    /// <returns>float32 [rows, positions, vocabulary].</returns>
    public Tensor Logits(Tensor tokens) => F.linear(Hidden(tokens), this["wte.weight"]);

    /// <summary>Mean cross-entropy, in nats, of the token after each position.</summary>
    /// <param name="windows">int64 [rows, positions + 1].</param>
    public Tensor Loss(Tensor windows)
    {
        var positions = windows.shape[1] - 1;
        return F.cross_entropy(Logits(windows.narrow(1, 0, positions)).flatten(0, 1), windows.narrow(1, 1, positions).flatten());
    }

    private static long Count(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    private Tensor Norm(Tensor x, string name) => F.layer_norm(x, [_width], this[name + ".weight"], this[name + ".bias"], 1e-5);

    private Tensor Linear(Tensor x, string name) => F.linear(x, this[name + ".weight"].t(), this[name + ".bias"]);
}
