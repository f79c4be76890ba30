// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// One small round: answers some prompts twice, asks the judge, and learns a little from the preferred answers:  dotnet run train.cs
// Reads base.safetensors, writes model.safetensors, and prints one line of JSON.
using System.Globalization;
using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

const int Count = 128, Rows = 16;
var seed = int.Parse(Argument("seed", "1"), CultureInfo.InvariantCulture);
set_num_threads(1);
manual_seed(seed);
var random = new Random(seed);
var config = GptConfig.Read("config.json");
var vocabulary = Vocabulary.Read();
var model = Gpt.Load("base.safetensors", config);
var optimizer = optim.AdamW(model.Weights.Values, 1e-5);
var judge = new Judge();

string[] prompts = [.. File.ReadLines("prompts.jsonl").Select(line => (string)JsonNode.Parse(line)!["prompt"]!)];
random.Shuffle(prompts);
prompts = prompts[..Count];
var first = Sampler.Answer(model, vocabulary, prompts, new Generator((ulong)seed, Gpt.Device));
var second = Sampler.Answer(model, vocabulary, prompts, new Generator((ulong)seed + 1, Gpt.Device));
var preferences = await judge.CompareAsync([.. prompts.Select((prompt, index) => new Pair(prompt, first[index], second[index]))]);

var preferred = prompts.Select((prompt, index) => (Prompt: prompt, Answer: preferences[index] > 0 ? first[index] : preferences[index] < 0 ? second[index] : null)).Where(text => text.Answer is not null).Select(text => (text.Prompt, text.Answer!)).ToList();
foreach (var batch in preferred.Chunk(Rows))
{
    using var scope = NewDisposeScope();
    optimizer.zero_grad();
    TextBatch.Of(vocabulary, batch, promptShare: 0).Loss(model).backward();
    optimizer.step();
}

model.Save("model.safetensors");
Console.WriteLine($$"""{"seed": {{seed}}, "pairs": {{Count}}, "preferred": {{preferred.Count}}}""");

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
