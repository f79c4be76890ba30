// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Trains a small masked language model and writes model/model.onnx:  dotnet run train.cs
// The model looks at the two neighbors of a position; there is much to be gained.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

const int width = 32, hidden = 64, rows = 32;
var config = JsonDocument.Parse(File.ReadAllText("config.json")).RootElement;
int vocabulary = Setting("vocabulary"), window = Setting("window"), mask = Setting("mask_token");
var maskShare = config.GetProperty("mask_share").GetDouble();
var steps = int.Parse(Argument("steps", "400"), CultureInfo.InvariantCulture);
var seed = int.Parse(Argument("seed", "1"), CultureInfo.InvariantCulture);
var data = Argument("data", $"data/{config.GetProperty("text").GetString()}");

set_num_threads(1);
manual_seed(seed);
var random = new Random(seed);
var clock = Stopwatch.StartNew();
var train = new MaskedText(Path.Combine(data, "train.bin"), window, mask);
var validation = new MaskedText(Path.Combine(data, "validation.bin"), window, mask);

var weights = new Weights();
weights.Declare("embedding", 0.5, Math.Max(vocabulary, mask + 1), width);
weights.Declare("mix", 0.1, 2 * width, hidden);
weights.Declare("output", 0.1, hidden, vocabulary);
weights.Declare("bias", 0, vocabulary);
weights.Seal();

for (var step = 0; step < steps; step++)
{
    using var scope = NewDisposeScope();
    var loss = Loss(train.Draw(random, rows, maskShare));
    loss.backward();
    weights.Step(0.003 * Math.Min(1, (step + 1) / 50.0), 0.01);
    if (step % 50 == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step} training loss {loss.item<float>():F3}"));
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"steps": {{steps}}, "seed": {{seed}}, "weights": {{weights.Count}}, "validation_loss": {{Save("model/model.onnx"):F4}}, "seconds": {{clock.Elapsed.TotalSeconds:F1}}}"""));

// From token numbers to what the output layer sees: the neighbors' embeddings side by side, one hidden layer.
Value Hidden(Graph graph, Tensor tokens)
{
    var x = graph.Gather(graph.Weight("embedding"), graph.Tokens(tokens));
    var neighbors = graph.Concat(2, graph.Shift(x, 1), graph.Shift(x, -1));
    return graph.Relu(graph.MatMul(neighbors, graph.Weight("mix")));
}

Value Logits(Graph graph, Value x) => graph.Add(graph.MatMul(x, graph.Weight("output")), graph.Weight("bias"));

// Only masked positions are worth an output layer while training.
Tensor Loss(MaskedBatch batch)
{
    weights.Refresh();
    var graph = new Graph(weights);
    var x = Hidden(graph, batch.Tokens);
    var masked = x.Tensor.flatten(0, 1).index_select(0, batch.Positions);
    return F.cross_entropy(Logits(graph, x with { Tensor = masked }).Tensor, batch.Answers);
}

// Writes the graph of one more forward pass, and returns the validation loss.
double Save(string file)
{
    using var noGrad = no_grad();
    var batches = validation.Spread(1024, rows, maskShare).Select(batch =>
    {
        using var scope = NewDisposeScope();
        return (Loss: Loss(batch).item<float>() * batch.Answers.numel(), Count: batch.Answers.numel());
    }).ToList();
    var loss = batches.Sum(batch => batch.Loss) / batches.Sum(batch => batch.Count);
    using var scope = NewDisposeScope();
    weights.Refresh();
    var graph = new Graph(weights);
    graph.Save(file, Logits(graph, Hidden(graph, train.Draw(random, 2, maskShare).Tokens)), half: false,
        string.Create(CultureInfo.InvariantCulture, $"train.cs, {steps} steps, seed {seed}, validation loss {loss:F4}; canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2"));
    return loss;
}

int Setting(string name) => config.GetProperty(name).GetInt32();

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
