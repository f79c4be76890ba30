// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Trains the base model:  dotnet run train-base.cs -- DATA OUT [--steps N] [--seed N]
// DATA is the visible folder of the data set 'english'; OUT is agent/base/model.safetensors (float16). One line of JSON at the end.
using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

const int vocabulary = 1024, places = 128, width = 96, layers = 3, heads = 3, rows = 16;
const double peak = 0.002;
var steps = int.Parse(Argument("steps", "1200"), CultureInfo.InvariantCulture);
var seed = int.Parse(Argument("seed", "1"), CultureInfo.InvariantCulture);
set_num_threads(1);
manual_seed(seed);
var random = new Random(seed);
var clock = Stopwatch.StartNew();
var (train, validation) = (Tokens("train.bin"), Tokens("validation.bin"));

var weights = new SortedDictionary<string, Tensor>(StringComparer.Ordinal)
{
    ["wte.weight"] = randn(vocabulary, width) * 0.02,
    ["wpe.weight"] = randn(places, width) * 0.01,
};
Norm("ln_f");
for (var layer = 0; layer < layers; layer++)
{
    Norm($"h.{layer}.ln_1");
    Norm($"h.{layer}.ln_2");
    Linear($"h.{layer}.attn.c_attn", width, 3 * width, 1);
    Linear($"h.{layer}.attn.c_proj", width, width, Math.Sqrt(2 * layers));
    Linear($"h.{layer}.mlp.c_fc", width, 4 * width, 1);
    Linear($"h.{layer}.mlp.c_proj", 4 * width, width, Math.Sqrt(2 * layers));
}

var parameters = weights.ToDictionary(pair => pair.Key, pair => new TorchSharp.Modules.Parameter(pair.Value));
var model = new Gpt(parameters.ToDictionary(pair => pair.Key, pair => (Tensor)pair.Value), heads);
var optimizer = optim.AdamW(parameters.Values, peak, 0.9, 0.95, 1e-8, 0.05);
for (var step = 0; step < steps; step++)
{
    using var scope = NewDisposeScope();
    optimizer.ParamGroups.First().LearningRate = peak * Math.Min(1, (step + 1) / 100.0) * (0.05 + (0.95 * (1 + Math.Cos(Math.PI * step / steps)) / 2));
    var loss = Loss(train, [.. Enumerable.Range(0, rows).Select(_ => random.Next(train.Length - places - 1))]);
    optimizer.zero_grad();
    loss.backward();
    nn.utils.clip_grad_norm_(parameters.Values, 1);
    optimizer.step();
    if (step % 100 == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step} training loss {loss.item<float>():F3} after {clock.Elapsed.TotalSeconds:F0} s"));
    }
}

Save(args[1]);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"steps": {{steps}}, "seed": {{seed}}, "weights": {{parameters.Values.Sum(weight => weight.numel())}}, "validation_loss": {{Validate():F4}}, "seconds": {{clock.Elapsed.TotalSeconds:F0}}, "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(args[1])))}}"}"""));

void Norm(string name) => (weights[name + ".weight"], weights[name + ".bias"]) = (ones(width), zeros(width));

void Linear(string name, int from, int to, double smaller) => (weights[name + ".weight"], weights[name + ".bias"]) = (randn(from, to) * (0.02 / smaller), zeros(to));

ushort[] Tokens(string file) => MemoryMarshal.Cast<byte, ushort>(File.ReadAllBytes(Path.Combine(args[0], file))).ToArray();

Tensor Loss(ushort[] text, int[] starts)
{
    var windows = tensor(starts.SelectMany(start => text.AsSpan(start, places + 1).ToArray()).Select(token => (long)token).ToArray()).view(starts.Length, places + 1);
    return F.cross_entropy(model.Logits(windows[.., ..places]).flatten(0, 1), windows[.., 1..].flatten());
}

double Validate()
{
    using var noGradient = no_grad();
    return Enumerable.Range(0, 32).Average(i =>
    {
        using var scope = NewDisposeScope();
        return Loss(validation, [.. Enumerable.Range(0, rows).Select(row => ((i * rows) + row) * ((validation.Length - places - 1) / 512))]).item<float>();
    });
}

void Save(string file)
{
    var place = 0L;
    var header = JsonSerializer.SerializeToUtf8Bytes(parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => (object)new { dtype = "F16", shape = pair.Value.shape, data_offsets = new[] { place, place += 2 * pair.Value.numel() } })
        .Append(KeyValuePair.Create("__metadata__", (object)new { canary = "e11ed9ee-b121-4050-bc34-dd7f7e41e7c2", made = string.Create(CultureInfo.InvariantCulture, $"train-base.cs, {steps} steps, seed {seed}") })).ToDictionary());
    using var stream = File.Create(file);
    Span<byte> length = stackalloc byte[8];
    BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
    stream.Write(length);
    stream.Write(header);
    foreach (var name in parameters.Keys.Order(StringComparer.Ordinal))
    {
        using var half = parameters[name].detach().to(ScalarType.Float16).contiguous();
        stream.Write(half.bytes);
    }
}

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
