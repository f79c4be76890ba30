// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Trains a base model:  dotnet run train.cs -- --data DATA --width 160 --layers 6 --steps 4000 --out large.safetensors
// DATA is the visible folder of the data set 'english'. With --state FOLDER everything is kept every 100 steps, and a stopped training goes on from there;
// the learning rate is constant until the last quarter, so that it may go on with fewer or more steps, to the same numbers as without a stop.
using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

const int rows = 8, window = 128, vocabulary = 1024, headWidth = 32;
int width = Number("width", 160), layers = Number("layers", 6), steps = Number("steps", 4000), seed = Number("seed", 1);
var rate = double.Parse(Argument("rate", (0.4 / width).ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
var (data, output, state) = (Argument("data", "data/english"), Argument("out", "model.safetensors"), Argument("state", ""));

set_num_threads(1);
manual_seed(seed);
var clock = Stopwatch.StartNew();
var train = new TokenText(Path.Combine(data, "train.bin"), window);
var validation = new TokenText(Path.Combine(data, "validation.bin"), window);
var model = new Gpt(Initial(), headWidth);
var adam = new Adam(model, decay: 0.1);
for (var step = Restore(); step < steps; step++)
{
    using var scope = NewDisposeScope();
    model.Refresh();
    var loss = model.Loss(train.Batch(seed, step, rows));
    loss.backward();
    adam.Step(rate * Share(step));
    if ((step + 1) % 100 == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step + 1} training loss {loss.item<float>():F4} after {clock.Elapsed.TotalSeconds:F0} s"));
        Keep();
    }
}

model.Save(output, float16);
var kept = Gpt.Load(output, headWidth);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"width": {{width}}, "layers": {{layers}}, "weights": {{model.Flat.numel()}}, "steps": {{steps}}, "seed": {{seed}}, "validation_loss": {{validation.Loss(kept, 1024):F4}}, "seconds": {{clock.Elapsed.TotalSeconds:F0}}}"""));

// A linear warm-up, a constant rate, and a last quarter that falls to nothing in a straight line.
double Share(int step) => Math.Min(Math.Min(1, (step + 1) / 100.0), (steps - step) / (0.25 * steps));

// Projections back into the residual stream start at nothing.
Dictionary<string, Tensor> Initial() => Gpt.Shapes(vocabulary, window, width, layers).ToDictionary(entry => entry.Name, entry => entry switch
{
    { Name: "wte.weight" } => randn(entry.Shape).mul_(0.1),
    { Name: "wpe.weight" } => randn(entry.Shape).mul_(0.05),
    { Shape: [_] } => full(entry.Shape, entry.Name.EndsWith(".weight", StringComparison.Ordinal) ? 1f : 0f),
    _ when entry.Name.Contains("c_proj", StringComparison.Ordinal) => zeros(entry.Shape),
    _ => randn(entry.Shape).mul_(1 / Math.Sqrt(entry.Shape[0])),
});

void Keep()
{
    if (state.Length > 0)
    {
        Directory.CreateDirectory(state);
        SafeTensors.Save(Path.Combine(state, "state.safetensors"), [("flat", model.Flat), ("mean", adam.State.Mean), ("square", adam.State.Square), ("steps", tensor((float)adam.State.Steps))], float32);
    }
}

int Restore()
{
    if (state.Length == 0 || !File.Exists(Path.Combine(state, "state.safetensors")))
    {
        return 0;
    }

    using var noGrad = no_grad();
    var stored = SafeTensors.Load(Path.Combine(state, "state.safetensors"));
    model.Flat.copy_(stored["flat"]);
    adam.State = (stored["mean"], stored["square"], (int)stored["steps"].item<float>());
    return adam.State.Steps;
}

int Number(string name, int otherwise) => int.Parse(Argument(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
