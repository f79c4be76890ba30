// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Puts the rows of large.safetensors' embedding in order:  dotnet run recover.cs -- --out fixed.safetensors --order order.bin
// With --order the token of each row is written too, 16 bits each. It stops after three rounds, when some rows are still in others' places: --rounds 8 finds
// nearly all of them, and training on from there would lower the loss further.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

const int window = 128, headWidth = 32;
var (data, output, order) = (Argument("data", "data/english"), Argument("out", "fixed.safetensors"), Argument("order", ""));

set_num_threads(1);
var clock = Stopwatch.StartNew();
var stored = SafeTensors.Load("large.safetensors");
var broken = new Gpt(stored, headWidth);
var token = Matching.Find(broken, new TokenText(Path.Combine(data, "train.bin"), window).Tokens, rounds: int.Parse(Argument("rounds", "3"), CultureInfo.InvariantCulture));
stored["wte.weight"] = stored["wte.weight"].index_select(0, tensor(token).argsort());
var model = new Gpt(stored, headWidth);
model.Save(output, float16);
if (order.Length > 0)
{
    File.WriteAllBytes(order, MemoryMarshal.AsBytes<ushort>(token.Select(number => (ushort)number).ToArray()).ToArray());
}

model.Refresh();
var validation = new TokenText(Path.Combine(data, "validation.bin"), window);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $$"""{"validation_loss_as_given": {{validation.Loss(broken, 128):F4}}, "validation_loss": {{validation.Loss(model, 128):F4}}, "seconds": {{clock.Elapsed.TotalSeconds:F1}}}"""));

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
