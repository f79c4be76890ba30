// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Breaks a model:  dotnet run scramble.cs -- --seed SEED --model large.safetensors --out ../agent/large.safetensors
// The rows of the token embedding, which is the output layer too, change places. Prints nothing that would undo it.
using System.Globalization;
using static TorchSharp.torch;

var stored = SafeTensors.Load(Argument("model"));
var model = new Gpt(stored, headWidth: 32);
var order = Enumerable.Range(0, (int)model["wte.weight"].shape[0]).Select(row => (long)row).ToArray();
new Random(int.Parse(Argument("seed"), CultureInfo.InvariantCulture)).Shuffle(order);
stored["wte.weight"] = stored["wte.weight"].index_select(0, tensor(order));
new Gpt(stored, headWidth: 32).Save(Argument("out"), float16);

string Argument(string name) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : throw new ArgumentException($"--{name} is missing");
