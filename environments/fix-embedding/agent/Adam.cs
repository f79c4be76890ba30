// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;

/// <summary>AdamW for a model's flat weights; the length of the gradient is clipped at 1.</summary>
sealed class Adam(Gpt model, double decay)
{
    private const double Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8;
    private readonly Tensor _decay = model.IsMatrix().mul_(decay);

    /// <summary>Running means of the gradient and of its square, and the number of steps behind them.</summary>
    public (Tensor Mean, Tensor Square, int Steps) State { get; set; } = (zeros_like(model.Flat), zeros_like(model.Flat), 0);

    /// <summary>One step; clears the gradient.</summary>
    public void Step(double learningRate)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var gradient = model.Flat.grad!;
        gradient.mul_(Math.Min(1, 1 / (gradient.norm().item<float>() + 1e-6)));
        var (mean, square, steps) = State;
        steps++;
        mean.mul_(Beta1).add_(gradient, 1 - Beta1);
        square.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        var correction = Math.Sqrt(1 - Math.Pow(Beta2, steps));
        model.Flat.addcmul_(model.Flat, _decay, -learningRate);
        model.Flat.addcdiv_(mean, square.sqrt().add_(Epsilon * correction), -learningRate * correction / (1 - Math.Pow(Beta1, steps)));
        gradient.zero_();
        State = (mean, square, steps);
    }
}
