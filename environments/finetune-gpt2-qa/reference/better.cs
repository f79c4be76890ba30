// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Rounds of best-of-k: several answers a prompt, a tournament by the judge, and training on the winners:  dotnet run better.cs -- --seed 1
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

const int Rows = 32, Answers = 5;
var seed = Number("seed", 1);
var (rounds, count, epochs) = (Number("rounds", 2), Number("prompts", 1500), Number("epochs", 2));
set_num_threads(1);
manual_seed(seed);
var random = new Random(seed);
var clock = Stopwatch.StartNew();
var config = GptConfig.Read("config.json");
var vocabulary = Vocabulary.Read();
var model = Gpt.Load("base.safetensors", config);
var judge = new Judge();
string[] prompts = [.. File.ReadLines("prompts.jsonl").Select(line => (string)JsonNode.Parse(line)!["prompt"]!)];

for (var round = 1; round <= rounds; round++)
{
    random.Shuffle(prompts);
    var winners = await WinnersAsync(prompts[..count], round);
    Train(winners);
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {winners.Count} winners, seconds {clock.Elapsed.TotalSeconds:F0}"));
}

model.Save("model.safetensors");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"seed": {{seed}}, "rounds": {{rounds}}, "seconds": {{clock.Elapsed.TotalSeconds:F0}}}"""));

// The champion meets each further answer; a prompt whose answers are all equal teaches nothing.
async Task<List<(string Prompt, string Answer)>> WinnersAsync(string[] asked, int round)
{
    var champions = Sample(0);
    var hasWon = new bool[asked.Length];
    for (var k = 1; k < Answers; k++)
    {
        var challengers = Sample(k);
        var preferences = await judge.CompareAsync([.. asked.Select((prompt, index) => new Pair(prompt, champions[index], challengers[index]))]);
        foreach (var (index, preference) in preferences.Index())
        {
            hasWon[index] |= preference != 0;
            champions[index] = preference < 0 ? challengers[index] : champions[index];
        }
    }

    return [.. asked.Select((prompt, index) => (prompt, champions[index])).Where((text, index) => hasWon[index] && text.Item2 is not null).Select(text => (text.prompt, text.Item2!))];

    string?[] Sample(int k) => Sampler.Answer(model, vocabulary, asked, new Generator((ulong)((seed * 1000) + (round * 100) + k), Gpt.Device));
}

void Train(List<(string Prompt, string Answer)> texts)
{
    var optimizer = optim.AdamW(model.Weights.Values, 3e-4, 0.9, 0.98, weight_decay: 0.01);
    for (var epoch = 0; epoch < epochs; epoch++)
    {
        var batches = texts.OrderBy(text => vocabulary.Prompt(text.Prompt).Length).ThenBy(_ => random.Next()).Chunk(Rows).ToArray();
        random.Shuffle(batches);
        foreach (var batch in batches)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            TextBatch.Of(vocabulary, batch, promptShare: 0).Loss(model).backward();
            nn.utils.clip_grad_norm_(model.Weights.Values, 1);
            optimizer.step();
        }
    }
}

int Number(string name, int otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
