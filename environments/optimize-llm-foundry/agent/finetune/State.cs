// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Weights and what AdamW keeps of each: the running means of the gradient and of its square.</summary>
sealed class State(SortedDictionary<string, Tensor> weights, SortedDictionary<string, Tensor> means, SortedDictionary<string, Tensor> squares, int steps)
{
    private int _steps = steps;

    public SortedDictionary<string, Tensor> Weights { get; } = weights;

    public static State New(SortedDictionary<string, Tensor> weights) => new(weights, Zeros(weights), Zeros(weights), 0);

    public static State Read(string file, string device)
    {
        var all = Safetensors.Read(file);
        SortedDictionary<string, Tensor> Part(string prefix) => new(all.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value.to(torch.device(device))), StringComparer.Ordinal);
        var weights = Part("weights/");
        foreach (var weight in weights.Values)
        {
            weight.requires_grad_(true);
        }

        return new(weights, Part("means/"), Part("squares/"), (int)all["steps"].item<float>());
    }

    public void Write(string file) => Safetensors.Write(file,
    [
        .. Weights.Select(pair => KeyValuePair.Create("weights/" + pair.Key, pair.Value)),
        .. means.Select(pair => KeyValuePair.Create("means/" + pair.Key, pair.Value)),
        .. squares.Select(pair => KeyValuePair.Create("squares/" + pair.Key, pair.Value)),
        KeyValuePair.Create("steps", tensor((float)_steps)),
    ]);

    /// <summary>One step of AdamW (Loshchilov, Hutter 2019) for all weights, after the gradient's length over all of them was cut to <c>clip</c>; clears the gradient.</summary>
    public void Update(Settings settings, double rate)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        _steps++;
        var (beta1, beta2) = (settings.Number("beta1"), settings.Number("beta2"));
        var length = Math.Sqrt(Weights.Values.Sum(weight => Math.Pow(weight.grad!.norm().item<float>(), 2)));
        var share = Math.Min(1, settings.Number("clip") / (length + 1e-6));
        foreach (var (name, weight) in Weights)
        {
            var gradient = weight.grad! * share;
            means[name].mul_(beta1).add_(gradient * (1 - beta1));
            squares[name].mul_(beta2).add_(gradient * gradient * (1 - beta2));
            var mean = means[name] / (1 - Math.Pow(beta1, _steps));
            var square = squares[name] / (1 - Math.Pow(beta2, _steps));
            weight.mul_(1 - (rate * settings.Number("weight_decay")));
            weight.sub_(rate * mean / (square.sqrt() + settings.Number("epsilon")));
            weight.grad!.zero_();
        }
    }

    private static SortedDictionary<string, Tensor> Zeros(SortedDictionary<string, Tensor> weights) =>
        new(weights.ToDictionary(pair => pair.Key, pair => zeros_like(pair.Value)), StringComparer.Ordinal);
}
