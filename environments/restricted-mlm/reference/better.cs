// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// A deeper model: gated blocks that mix along time by learned weights of relative position. Writes model/model.onnx:  dotnet run better.cs
//
// Each block computes x + (relu(x A + a) * mixed(x B)) C. mixed() takes, for each group of channels, a weighted sum over all positions of the
// window, and the weights depend on the distance only. The product of the two halves stands where attention would have a softmax;
// nothing is divided and nothing is normalized: the last matrix of a block starts at almost nothing, so that depth does no harm.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

const int width = 80, hidden = 160, groups = 16, layers = 8, rows = 16;
const double peakRate = 0.006, decay = 0.05;
const double trainShare = 0.4; // more masked positions to learn from than the 15 % of the score
int steps = Option("steps", 4000), seed = Option("seed", 1);
var config = JsonDocument.Parse(File.ReadAllText("config.json")).RootElement;
int vocabulary = Setting("vocabulary"), window = Setting("window"), mask = Setting("mask_token");
var maskShare = config.GetProperty("mask_share").GetDouble();
var data = Argument("data", $"data/{config.GetProperty("text").GetString()}");

set_num_threads(Option("threads", 1));
manual_seed(seed);
var random = new Random(seed);
var clock = Stopwatch.StartNew();
var train = new MaskedText(Path.Combine(data, "train.bin"), window, mask);
var validation = new MaskedText(Path.Combine(data, "validation.bin"), window, mask);

// For each pair of positions, the row of a table of distances: [window, window].
var distance = tensor([.. Enumerable.Range(0, window * window).Select(i => (long)((i % window) - (i / window) + window - 1))]).view(window, window);

var weights = new Weights();
weights.Declare("embedding", 0.3, Math.Max(vocabulary, mask + 1), width);
for (var layer = 0; layer < layers; layer++)
{
    weights.Declare($"gate_{layer}", 1 / Math.Sqrt(width), width, hidden);
    weights.Declare($"gate_bias_{layer}", 0.01, hidden);
    weights.Declare($"value_{layer}", 1 / Math.Sqrt(width), width, hidden);
    weights.Declare($"distance_{layer}", 0.02, (2 * window) - 1, groups);
    weights.Declare($"out_{layer}", 0.1 / Math.Sqrt(hidden), hidden, width);
}

weights.Declare("head", 1 / Math.Sqrt(width), width, width);
weights.Declare("head_bias", 0.01, width);
weights.Declare("bias", 0.01, vocabulary);
weights.Seal();
Focus();

for (var step = 0; step < steps; step++)
{
    using var scope = NewDisposeScope();
    var loss = Loss(train.Draw(random, rows, trainShare));
    loss.backward();
    weights.Step(RateAt(step), decay);
    if (step % 250 == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step} training loss {loss.item<float>():F3} after {clock.Elapsed.TotalSeconds:F0} s"));
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"steps": {{steps}}, "seed": {{seed}}, "weights": {{weights.Count}}, "validation_loss": {{Save("model/model.onnx"):F4}}, "seconds": {{clock.Elapsed.TotalSeconds:F1}}}"""));

// Each group of channels starts by looking at one near position: 8 to 1 before, 1 to 8 after.
void Focus()
{
    using var noGrad = no_grad();
    weights.Refresh();
    for (var group = 0; group < groups; group++)
    {
        var offset = group < groups / 2 ? group - (groups / 2) : group - (groups / 2) + 1;
        for (var layer = 0; layer < layers; layer++)
        {
            weights[$"distance_{layer}"][offset + window - 1, group] = tensor(1f);
        }
    }
}

double RateAt(int step)
{
    var done = (step + 1.0) / steps;
    return peakRate * Math.Min(done / 0.05, Math.Min(1, (1 - done) / 0.6 + 0.01));
}

Value Hidden(Graph graph, Tensor tokens)
{
    var x = graph.Gather(graph.Weight("embedding"), graph.Tokens(tokens));
    for (var layer = 0; layer < layers; layer++)
    {
        var gate = graph.Relu(graph.Add(graph.MatMul(x, graph.Weight($"gate_{layer}")), graph.Weight($"gate_bias_{layer}")));
        var mixed = Mixed(graph, graph.MatMul(x, graph.Weight($"value_{layer}")), graph.Weight($"distance_{layer}"));
        x = graph.Add(x, graph.MatMul(graph.Mul(gate, mixed), graph.Weight($"out_{layer}")));
    }

    return graph.Relu(graph.Add(graph.MatMul(x, graph.Weight("head")), graph.Weight("head_bias")));
}

// [batch, time, hidden] to the same: within each group of channels, position t gets the sum over s of table[s - t] times what is at s.
Value Mixed(Graph graph, Value value, Value table)
{
    var split = graph.Transpose(graph.Reshape(value, 0, 0, groups, hidden / groups), 2, 1, 0, 3);
    var byTime = graph.Reshape(split, 0, 0, -1);
    var matrix = graph.Transpose(graph.Gather(table, graph.Constant(distance)), 2, 0, 1);
    var sums = graph.Reshape(graph.MatMul(matrix, byTime), 0, 0, -1, hidden / groups);
    return graph.Reshape(graph.Transpose(sums, 2, 1, 0, 3), 0, 0, -1);
}

// The output layer is the embedding read the other way, without the row of the mask.
Value Logits(Graph graph, Value x)
{
    var table = graph.Slice(graph.Weight("embedding"), 0, 0, vocabulary);
    return graph.Add(graph.MatMul(x, graph.Transpose(table, 1, 0)), graph.Weight("bias"));
}

Tensor Loss(MaskedBatch batch)
{
    weights.Refresh();
    var graph = new Graph(weights);
    var x = Hidden(graph, batch.Tokens);
    var masked = x.Tensor.flatten(0, 1).index_select(0, batch.Positions);
    return F.cross_entropy(Logits(graph, x with { Tensor = masked }).Tensor, batch.Answers);
}

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
    graph.Save(file, Logits(graph, Hidden(graph, train.Draw(random, 2, maskShare).Tokens)), half: true,
        string.Create(CultureInfo.InvariantCulture, $"better.cs, {steps} steps, seed {seed}, validation loss {loss:F4}; canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2"));
    return loss;
}

int Setting(string name) => config.GetProperty(name).GetInt32();

int Option(string name, int otherwise) => int.Parse(Argument(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
