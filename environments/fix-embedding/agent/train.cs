// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Goes on training a model:  dotnet run train.cs -- --model large.safetensors --out fixed.safetensors --steps 50
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

const int rows = 8;
var config = JsonDocument.Parse(File.ReadAllText("config.json")).RootElement;
int headWidth = Size("width") / Size("heads"), window = Size("window");
int steps = int.Parse(Argument("steps", "50"), CultureInfo.InvariantCulture), seed = int.Parse(Argument("seed", "1"), CultureInfo.InvariantCulture);
var rate = double.Parse(Argument("rate", "1e-5"), CultureInfo.InvariantCulture);
var data = Argument("data", $"data/{config.GetProperty("text").GetString()}");

set_num_threads(1);
var clock = Stopwatch.StartNew();
var train = new TokenText(Path.Combine(data, "train.bin"), window);
var validation = new TokenText(Path.Combine(data, "validation.bin"), window);
var model = Gpt.Load(Argument("model", "large.safetensors"), headWidth);
var adam = new Adam(model, decay: 0.1);
for (var step = 0; step < steps; step++)
{
    using var scope = NewDisposeScope();
    model.Refresh();
    var loss = model.Loss(train.Batch(seed, step, rows));
    loss.backward();
    adam.Step(rate * (steps - step) / steps);
    if (step % 10 == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step} training loss {loss.item<float>():F3}"));
    }
}

if (steps > 0)
{
    model.Save(Argument("out", "fixed.safetensors"), float16);
}

model.Refresh();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"steps": {{steps}}, "seed": {{seed}}, "validation_loss": {{validation.Loss(model, 256):F4}}, "seconds": {{clock.Elapsed.TotalSeconds:F1}}}"""));

int Size(string name) => config.GetProperty(name).GetInt32();

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
