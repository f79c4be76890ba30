// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Named weights that are views of one flat tensor, so that the optimizer takes one pass, and AdamW for them.</summary>
sealed class Weights
{
    private const double Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8;
    private readonly List<(string Name, long[] Shape)> _shapes = [];
    private readonly List<Tensor> _initial = [];
    private Tensor _flat = empty(0), _mean = empty(0), _square = empty(0);
    private Dictionary<string, Tensor> _views = [];
    private int _steps;

    public Tensor this[string name] => _views[name];

    public long Count => _flat.numel();

    /// <summary>Normal numbers times <paramref name="scale"/>.</summary>
    public void Declare(string name, double scale, params long[] shape)
    {
        _shapes.Add((name, shape));
        _initial.Add(randn(shape).mul_(scale).flatten());
    }

    /// <summary>Call after the last weight was declared.</summary>
    public void Seal()
    {
        _flat = cat(_initial).requires_grad_(true);
        (_mean, _square) = (zeros_like(_flat), zeros_like(_flat));
    }

    /// <summary>Call before every forward pass.</summary>
    public void Refresh() => _views = _flat.split([.. _shapes.Select(entry => entry.Shape.Aggregate(1L, (a, b) => a * b))])
        .Zip(_shapes, (part, entry) => (entry.Name, View: part.view(entry.Shape))).ToDictionary(pair => pair.Name, pair => pair.View);

    /// <summary>One AdamW step with the gradient's length clipped at 1; clears the gradient.</summary>
    public void Step(double learningRate, double decay)
    {
        using var noGrad = no_grad();
        var gradient = _flat.grad!;
        gradient.mul_(Math.Min(1, 1 / (gradient.norm().item<float>() + 1e-6)));
        _steps++;
        _mean.mul_(Beta1).add_(gradient, 1 - Beta1);
        _square.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        var correction = Math.Sqrt(1 - Math.Pow(Beta2, _steps));
        _flat.mul_(1 - (learningRate * decay));
        _flat.addcdiv_(_mean, _square.sqrt().add_(Epsilon * correction), -learningRate * correction / (1 - Math.Pow(Beta1, _steps)));
        gradient.zero_();
    }
}
