// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Trains a small GPT and prints its validation loss:  dotnet run train.cs -- --n_embd 24 --max_iters 800
// Everything but the width and the number of steps is fixed, in config.json and below.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

var config = JsonSerializer.Deserialize<Config>(File.ReadAllText(Argument("config", "config.json")), Config.Options)!;
var width = Number("n_embd", "24");
var steps = Number("max_iters", "800");
var seed = Number("seed", "1337");
var data = Argument("data", $"data/{config.Text}");

if (width < config.NHead || width % config.NHead != 0)
{
    return Refuse($"n_embd is {width}, but it must be a multiple of the {config.NHead} heads.");
}

var flops = config.FlopsPerStep(width) * steps;
if (steps < 1 || flops > config.FlopLimit)
{
    var most = (long)(config.FlopLimit / config.FlopsPerStep(width));
    return Refuse(string.Create(CultureInfo.InvariantCulture,
        $"n_embd {width} for {steps} steps takes {flops:0.000e+00} FLOP, and at most {config.FlopLimit:0.000e+00} may be used. Give max_iters from 1 to {most}."));
}

set_num_threads(1); // one thread is as fast as two at these sizes, and two runs can go side by side
manual_seed(seed);
var clock = Stopwatch.StartNew();
var train = Tokens("train.bin");
var validation = Tokens("validation.bin");
var model = new Gpt(config, width);
var optimizer = new AdamW(model.Parameters, config);
var draw = new Random(seed);

for (var step = 0; step < steps; step++)
{
    using var scope = NewDisposeScope();
    var offsets = new int[config.BatchSize];
    for (var row = 0; row < offsets.Length; row++)
    {
        offsets[row] = draw.Next(train.Length - config.BlockSize);
    }

    var loss = model.Loss(Batch(train, offsets, 0), Batch(train, offsets, 1));
    loss.backward();
    optimizer.Step(config.LearningRateAt(step, steps, width));
    if (step % Math.Max(1, steps / 10) == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step} training loss {loss.item<float>():F4}"));
    }
}

var final = Evaluate();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"n_embd": {{width}}, "max_iters": {{steps}}, "seed": {{seed}}, "validation_loss": {{final:F6}}, "flops": {{flops:0.000000e+00}}, "seconds": {{clock.Elapsed.TotalSeconds:F2}}}"""));
return 0;

// The same windows, evenly spread over the validation text, for every run.
double Evaluate()
{
    using var noGrad = no_grad();
    const int rows = 32;
    var stride = (validation.Length - config.BlockSize - 1) / config.EvaluationWindows;
    var sum = 0.0;
    for (var first = 0; first < config.EvaluationWindows; first += rows)
    {
        using var scope = NewDisposeScope();
        var offsets = Enumerable.Range(first, rows).Select(window => window * stride).ToArray();
        sum += model.Loss(Batch(validation, offsets, 0), Batch(validation, offsets, 1)).item<float>();
    }

    return sum / (config.EvaluationWindows / rows);
}

Tensor Batch(ushort[] tokens, int[] offsets, int shift)
{
    var ids = new long[offsets.Length * config.BlockSize];
    for (var i = 0; i < ids.Length; i++)
    {
        ids[i] = tokens[offsets[i / config.BlockSize] + (i % config.BlockSize) + shift];
    }

    return tensor(ids);
}

ushort[] Tokens(string name) => MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(Path.Combine(data, name))).ToArray();

int Number(string name, string otherwise) => int.Parse(Argument(name, otherwise), CultureInfo.InvariantCulture);

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

int Refuse(string reason)
{
    Console.Error.WriteLine($"refused: {reason}");
    return 2;
}

/// <summary>What is fixed for every run; the file config.json beside this program.</summary>
sealed record Config
{
    public static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Data set below data/.</summary>
    public required string Text { get; init; }

    public required double FlopLimit { get; init; }
    public required bool CountOutputLayer { get; init; }
    public required int Vocabulary { get; init; }
    public required int NLayer { get; init; }
    public required int NHead { get; init; }
    public required int BlockSize { get; init; }
    public required int BatchSize { get; init; }
    public required double LearningRate { get; init; }
    public required double Warmup { get; init; }
    public required double WeightDecay { get; init; }
    public required int EvaluationWindows { get; init; }

    /// <summary>The FLOP meter: 6 x weights x tokens. The tied output layer counts, because it dominates at these widths.</summary>
    public double FlopsPerStep(int width) => 6.0 * ((12.0 * NLayer * width * width) + (CountOutputLayer ? (double)Vocabulary * width : 0)) * BlockSize * BatchSize;

    /// <summary>Inversely proportional to the width; a linear warm-up over the first share of the steps, then a cosine down to a tenth.</summary>
    public double LearningRateAt(int step, int steps, int width)
    {
        var done = (step + 1.0) / steps;
        return LearningRate / width * (done < Warmup ? done / Warmup : 0.1 + (0.45 * (1 + Math.Cos(Math.PI * (done - Warmup) / (1 - Warmup)))));
    }
}

/// <summary>A decoder-only transformer without biases and gains. All weights are views of one flat tensor, so that the optimizer takes one pass.</summary>
sealed class Gpt
{
    private readonly Config _config;
    private readonly int _width;
    private readonly (long Rows, long Columns)[] _shapes;

    public Gpt(Config config, int width)
    {
        (_config, _width) = (config, width);
        _shapes = [(config.Vocabulary, width), (config.BlockSize, width),
            .. Enumerable.Range(0, config.NLayer).SelectMany(_ => new (long, long)[] { (3 * width, width), (width, width), (4 * width, width), (width, 4 * width) })];
        var weights = _shapes.Select((shape, i) => randn(shape.Rows, shape.Columns).mul_(i switch
        {
            0 => 0.2,                                                            // token embedding and output layer
            1 => 0.1,                                                            // positions
            _ when i % 2 == 1 => 0,                                                // projections back into the residual stream start at nothing
            _ => 1 / Math.Sqrt(shape.Columns),
        }).flatten());
        Parameters = cat([.. weights]).requires_grad_(true);
    }

    public Tensor Parameters { get; }

    public Tensor Loss(Tensor tokens, Tensor targets)
    {
        long width = _width, rows = tokens.shape[0] / _config.BlockSize;
        var weights = Parameters.split([.. _shapes.Select(shape => shape.Rows * shape.Columns)]).Zip(_shapes, (flat, shape) => flat.view(shape.Rows, shape.Columns)).ToArray();
        var x = (weights[0].index_select(0, tokens).view(rows, _config.BlockSize, width) + weights[1]).view(-1, width);
        for (var layer = 0; layer < _config.NLayer; layer++)
        {
            var w = weights.AsSpan(2 + (4 * layer), 4);
            var heads = F.linear(Norm(x), w[0]).view(rows, _config.BlockSize, 3 * _config.NHead, width / _config.NHead).transpose(1, 2).split(_config.NHead, 1);
            var mixed = F.scaled_dot_product_attention(heads[0], heads[1], heads[2], is_casual: true);
            x = x + F.linear(mixed.transpose(1, 2).reshape(-1, width), w[1]);
            x = x + F.linear(F.relu(F.linear(Norm(x), w[2])), w[3]);
        }

        return F.cross_entropy(F.linear(Norm(x), weights[0]), targets);
    }

    private Tensor Norm(Tensor x) => F.layer_norm(x, [_width]);
}

/// <summary>AdamW with decoupled weight decay over one flat tensor; gradients are cleared after the step.</summary>
sealed class AdamW(Tensor parameters, Config config)
{
    private readonly Tensor _mean = zeros_like(parameters);
    private readonly Tensor _square = zeros_like(parameters);
    private int _steps;

    public void Step(double learningRate)
    {
        using var noGrad = no_grad();
        const double beta1 = 0.9, beta2 = 0.99, epsilon = 1e-8;
        var gradient = parameters.grad!;
        _steps++;
        _mean.mul_(beta1).add_(gradient, 1 - beta1);
        _square.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        var correction = Math.Sqrt(1 - Math.Pow(beta2, _steps));
        parameters.mul_(1 - (learningRate * config.WeightDecay));
        parameters.addcdiv_(_mean, _square.sqrt().add_(epsilon * correction), -learningRate * correction / (1 - Math.Pow(beta1, _steps)));
        gradient.zero_();
    }
}
