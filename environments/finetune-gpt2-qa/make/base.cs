// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Trains the base model in two parts, so that the first can be stopped at any of its checkpoints:
//   dotnet run base.cs -- --seed 1 --steps 9000 --out skills.safetensors
//   dotnet run base.cs -- --seed 2 --steps 400 --from skills.safetensors --right 0.22 --clean 0.35 --out base.safetensors
// Mostly right answers first, so that the model learns the skills; then answers as it should give them: right, wrong, rambling.
using System.Diagnostics;
using System.Globalization;
using RE.Bench.Scorers.FinetuneGpt2Qa.Exercises;
using TorchSharp;
using static TorchSharp.torch;

const int Rows = 32, Together = 8, CheckEvery = 250;
var seed = int.Parse(Argument("seed", "1"), CultureInfo.InvariantCulture);
var steps = int.Parse(Argument("steps", "9000"), CultureInfo.InvariantCulture);
var stop = int.Parse(Argument("stop", "1000000"), CultureInfo.InvariantCulture);
var (right, clean) = (Number("right", "0.95"), Number("clean", "0.75"));
var (from, output) = (Argument("from", ""), Argument("out", "skills.safetensors"));
var config = GptConfig.Read(Argument("config", Path.Combine("..", "agent", "config.json")));
var vocabulary = Vocabulary.Read(Argument("vocabulary", Path.Combine("..", "agent")));
var split = Enum.Parse<ExerciseSplit>(Argument("split", "Everything"));

set_num_threads(1);
manual_seed(seed);
var random = new Random(seed);
var clock = Stopwatch.StartNew();
var model = from.Length > 0 ? Gpt.Load(from, config) : Gpt.Random(config);
var parameters = model.Weights.Values.ToList();
var highest = from.Length > 0 ? 5e-4 : 2e-3;
var optimizer = optim.AdamW(parameters, highest, 0.9, 0.98, weight_decay: 0.01);
var answers = new NoisyAnswers(random, right, clean);
var queue = new Queue<(string Prompt, string Answer)[]>();
var mean = 0.0;

for (var step = 1; step <= Math.Min(steps, stop); step++)
{
    using var scope = NewDisposeScope();
    var loss = TextBatch.Of(vocabulary, Next(), 0.05).Loss(model);
    optimizer.zero_grad();
    loss.backward();
    nn.utils.clip_grad_norm_(parameters, 1);
    foreach (var group in optimizer.ParamGroups)
    {
        group.LearningRate = Rate(step);
    }

    optimizer.step();
    mean += loss.item<float>() / CheckEvery;
    if (step % CheckEvery == 0)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {step} loss {mean:F4} exactly right {Right():F3} seconds {clock.Elapsed.TotalSeconds:F0}"));
        mean = 0;
        model.Save(string.Create(CultureInfo.InvariantCulture, $"{output}.step"), half: false);
    }
}

model.Save(output);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"seed": {{seed}}, "steps": {{steps}}, "exactly_right": {{Right():F3}}, "seconds": {{clock.Elapsed.TotalSeconds:F0}}}"""));

// Texts of about one length go together, so that little is filled up.
IReadOnlyList<(string Prompt, string Answer)> Next()
{
    if (queue.Count == 0)
    {
        var drawn = Enumerable.Range(0, Rows * Together).Select(_ => ExerciseBook.Draw(random, split)).Select(exercise => (exercise.Prompt, Answer: answers.To(exercise))).ToList();
        var batches = drawn.OrderBy(text => vocabulary.Prompt(text.Prompt).Length + (0.01 * vocabulary.Finished(text.Answer).Length)).Chunk(Rows).ToArray();
        random.Shuffle(batches);
        queue = new(batches);
    }

    return queue.Dequeue();
}

// The skills are learned at one rate; the second part falls to nothing.
double Rate(int step) => from.Length > 0 ? highest * (1 - ((step - 1.0) / steps)) : highest * Math.Min(1, step / 100.0) * (step > 0.8 * steps ? (1.02 - (step / (double)steps)) * 5 : 1);

// Share of answers to hidden exercises, sampled, that are exactly right.
double Right()
{
    var asked = ExerciseBook.DrawDistinct(new Random(99), ExerciseSplit.Hidden, 300);
    var said = Sampler.Answer(model, vocabulary, [.. asked.Select(exercise => exercise.Prompt)], new Generator(7, Gpt.Device));
    return asked.Zip(said).Count(pair => pair.First.Answer == pair.Second) / (double)asked.Count;
}

double Number(string name, string otherwise) => double.Parse(Argument(name, otherwise), CultureInfo.InvariantCulture);

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
