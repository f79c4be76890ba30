// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;

/// <summary>All weights as views of one flat tensor, so that the optimizer takes one pass over it.</summary>
sealed class FlatWeights
{
    private readonly List<(string Name, long[] Shape, long Count)> _parts;
    private readonly Tensor _flat, _mean, _square;
    private Dictionary<string, Tensor> _views = [];
    private int _steps;

    public FlatWeights(SortedDictionary<string, Tensor> weights)
    {
        _parts = [.. weights.Select(pair => (pair.Key, pair.Value.shape, pair.Value.numel()))];
        _flat = cat([.. weights.Values.Select(weight => weight.flatten())]).requires_grad_(true);
        (_mean, _square) = (zeros_like(_flat), zeros_like(_flat));
    }

    public Tensor this[string name] => _views[name];

    public Dictionary<string, Tensor> Views() => _views = _flat.split([.. _parts.Select(part => part.Count)]).Zip(_parts, (view, part) => (part.Name, View: view.view(part.Shape))).ToDictionary(pair => pair.Name, pair => pair.View);

    public IEnumerable<KeyValuePair<string, Tensor>> Named()
    {
        using var noGradient = no_grad();
        return Views();
    }

    public void Update(Settings settings, double rate)
    {
        using var noGradient = no_grad();
        _steps++;
        var (beta1, beta2) = (settings.Number("beta1"), settings.Number("beta2"));
        var gradient = _flat.grad ?? zeros_like(_flat);
        gradient.mul_(Math.Min(1, settings.Number("clip") / (gradient.norm().item<float>() + 1e-6)));
        _mean.mul_(beta1).add_(gradient, 1 - beta1);
        _square.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        var correction = Math.Sqrt(1 - Math.Pow(beta2, _steps));
        _flat.mul_(1 - (rate * settings.Number("weight_decay")));
        _flat.addcdiv_(_mean, _square.sqrt().add_(settings.Number("epsilon") * correction), -rate * correction / (1 - Math.Pow(beta1, _steps)));
        gradient.zero_();
    }
}
