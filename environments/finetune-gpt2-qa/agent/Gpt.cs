// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>GPT-2 with the names and layouts of its published weights; the output layer is the token embedding.</summary>
sealed class Gpt
{
    /// <summary>Where models and tokens are: the first GPU that libtorch finds, else the processor.</summary>
    public static readonly Device Device = cuda.is_available() ? CUDA : CPU;

    private readonly GptConfig _config;
    private readonly Dictionary<string, Parameter> _weights;

    private Gpt(GptConfig config, Dictionary<string, Tensor> weights) => (_config, _weights) = (config, weights.ToDictionary(entry => entry.Key, entry => nn.Parameter(entry.Value.to(Device))));

    /// <summary>Its sizes.</summary>
    public GptConfig Config => _config;

    /// <summary>All weights by name.</summary>
    public IReadOnlyDictionary<string, Parameter> Weights => _weights;

    /// <summary>Reads a model from a file; the causal masks that GPT-2's published files hold are left out.</summary>
    public static Gpt Load(string file, GptConfig config) => new(config, Safetensors.Load(file).Where(entry => !entry.Key.EndsWith(".attn.bias", StringComparison.Ordinal)).ToDictionary());

    /// <summary>A model of random weights.</summary>
    public static Gpt Random(GptConfig config)
    {
        var weights = new Dictionary<string, Tensor> { ["wte.weight"] = randn(config.Vocabulary, config.Width).mul_(0.05), ["wpe.weight"] = randn(config.Window, config.Width).mul_(0.02) };
        for (var layer = 0; layer < config.Layers; layer++)
        {
            Linear($"h.{layer}.attn.c_attn", config.Width, 3 * config.Width, 1 / Math.Sqrt(config.Width));
            Linear($"h.{layer}.attn.c_proj", config.Width, config.Width, 0.2 / Math.Sqrt(config.Width));
            Linear($"h.{layer}.mlp.c_fc", config.Width, 4 * config.Width, 1 / Math.Sqrt(config.Width));
            Linear($"h.{layer}.mlp.c_proj", 4 * config.Width, config.Width, 0.1 / Math.Sqrt(config.Width));
            Norm($"h.{layer}.ln_1");
            Norm($"h.{layer}.ln_2");
        }

        Norm("ln_f");
        return new(config, weights);

        void Linear(string name, long rows, long columns, double size) => (weights[$"{name}.weight"], weights[$"{name}.bias"]) = (randn(rows, columns).mul_(size), zeros(columns));

        void Norm(string name) => (weights[$"{name}.weight"], weights[$"{name}.bias"]) = (ones(config.Width), zeros(config.Width));
    }

    /// <summary>Writes the model as float16, or as it is.</summary>
    public void Save(string file, bool half = true) => Safetensors.Save(file, _weights.Select(entry => (entry.Key, (Tensor)entry.Value)), half);

    /// <summary>Logits of the next token after every position.</summary>
    /// <param name="tokens">int64 of shape [batch, time].</param>
    /// <param name="past">Keys and values of earlier positions, one pair a layer, which the call extends; null = none are kept.</param>
    /// <returns>float32 of shape [batch, time, vocabulary].</returns>
    public Tensor Logits(Tensor tokens, List<(Tensor Keys, Tensor Values)>? past = null)
    {
        long start = past is { Count: > 0 } ? past[0].Keys.shape[2] : 0, time = tokens.shape[1];
        var x = _weights["wte.weight"][tokens] + _weights["wpe.weight"].narrow(0, start, time);
        for (var layer = 0; layer < _config.Layers; layer++)
        {
            x = x + Attention(Norm(x, $"h.{layer}.ln_1"), layer, past);
            x = x + Linear(F.gelu(Linear(Norm(x, $"h.{layer}.ln_2"), $"h.{layer}.mlp.c_fc"), TorchSharp.Modules.GELU.Approximate.tanh), $"h.{layer}.mlp.c_proj");
        }

        return matmul(Norm(x, "ln_f"), _weights["wte.weight"].t());
    }

    private Tensor Attention(Tensor x, int layer, List<(Tensor Keys, Tensor Values)>? past)
    {
        long rows = x.shape[0], time = x.shape[1], head = _config.Width / _config.Heads;
        var parts = Linear(x, $"h.{layer}.attn.c_attn").view(rows, time, 3 * _config.Heads, head).transpose(1, 2).split(_config.Heads, 1);
        var (keys, values) = (parts[1], parts[2]);
        if (past is not null && past.Count > layer)
        {
            (keys, values) = (cat([past[layer].Keys, keys], 2), cat([past[layer].Values, values], 2));
            past[layer] = (keys, values);
        }
        else
        {
            past?.Add((keys, values));
        }

        // With a past one position is asked at a time, and sees all of it.
        var mixed = F.scaled_dot_product_attention(parts[0], keys, values, is_casual: time > 1);
        return Linear(mixed.transpose(1, 2).reshape(rows, time, _config.Width), $"h.{layer}.attn.c_proj");
    }

    private Tensor Linear(Tensor x, string name) => addmm(_weights[$"{name}.bias"], x.reshape(-1, x.shape[^1]), _weights[$"{name}.weight"], 1, 1).view(x.shape[0], x.shape[1], -1);

    private Tensor Norm(Tensor x, string name) => F.layer_norm(x, [_config.Width], _weights[$"{name}.weight"], _weights[$"{name}.bias"], 1e-5);
}
