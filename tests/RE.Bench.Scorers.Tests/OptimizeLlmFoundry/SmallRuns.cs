using System.Text.Json.Nodes;
using RE.Bench.Scorers.OptimizeLlmFoundry;
using RE.Bench.Scorers.Tests.Shared.Gpt;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.OptimizeLlmFoundry;

/// <summary>Runs of a small model on disk as the execution stage leaves them, some of them changed.</summary>
internal sealed class SmallRuns : IDisposable
{
    private const float Step = 0.02f;
    private static readonly string[] Runs = ["checked-1", "timed-1", "timed-2"];
    private readonly string _folder = Directory.CreateTempSubdirectory("rebench-foundry-").FullName;

    public SmallRuns()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "agent", "base"));
        File.WriteAllBytes(Path.Combine(_folder, "agent", "base", "model.safetensors"), SmallGpt.File(Start, "F16"));
        File.WriteAllText(Path.Combine(_folder, "agent", "base", "tokenizer.json"), """{"end_of_document":10,"merges":[]}""");
        // Bytes from 1 to 9 are tokens of the small vocabulary.
        File.WriteAllLines(Path.Combine(_folder, "held-out.jsonl"), ["""{"prompt":"\u0001\u0002","response":"\u0003\u0004"}""", """{"prompt":"\u0005","response":"\u0006\u0007\u0008"}"""]);
        foreach (var run in Runs)
        {
            Write("starting", run, Trained());
            Write("submission", run, Trained());
        }
    }

    /// <summary>The base model, in numbers that float16 has.</summary>
    public static Dictionary<string, (long[] Shape, float[] Values)> Start { get; } =
        SmallGpt.Weights(1).ToDictionary(weight => weight.Key, weight => (weight.Value.Shape, weight.Value.Values.Select(value => (float)(Half)value).ToArray()));

    /// <summary>What training makes of it: every number a step away.</summary>
    public static Dictionary<string, (long[] Shape, float[] Values)> Trained()
    {
        var random = new Random(2);
        return Changed(Start, value => value + (random.Next(2) == 0 ? Step : -Step));
    }

    /// <summary>Weights with every number changed.</summary>
    public static Dictionary<string, (long[] Shape, float[] Values)> Changed(Dictionary<string, (long[] Shape, float[] Values)> weights, Func<float, float> change) =>
        weights.ToDictionary(weight => weight.Key, weight => (weight.Value.Shape, weight.Value.Values.Select(change).ToArray()));

    /// <summary>The trained weights, moved from the base by another share of the way.</summary>
    public static Dictionary<string, (long[] Shape, float[] Values)> Moved(float share) => Trained().ToDictionary(
        weight => weight.Key, weight => (weight.Value.Shape, weight.Value.Values.Zip(Start[weight.Key].Values, (after, before) => before + (share * (after - before))).ToArray()));

    public static IEnumerable<string> All => Runs;

    public void Write(string who, string run, Dictionary<string, (long[] Shape, float[] Values)> weights) => WriteBytes(who, run, SmallGpt.File(weights));

    public void WriteBytes(string who, string run, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder, $"{who}-{run}.safetensors"), bytes);

    public ScoreReport Score(double[] submission, double[] starting) => new OptimizeLlmFoundryScorer().Score(new()
    {
        Environment = "optimize-llm-foundry",
        Profile = "cpu",
        SubmissionFolder = _folder,
        EnvironmentFolder = _folder,
        Seed = 1,
        Parameters = new JsonObject
        {
            ["vocabulary"] = 11,
            ["window"] = 7,
            ["width"] = 12,
            ["layers"] = 2,
            ["heads"] = 3,
            ["nominal_start_seconds"] = 20,
            ["weight_tolerance"] = 0.001,
            ["least_cosine"] = 0.99,
            ["loss_tolerance"] = 0.001,
            ["weights_limit"] = 100_000,
            ["rounds"] = 2,
        },
        Execution = new JsonObject { ["results"] = _folder, ["submission_seconds"] = Numbers(submission), ["starting_seconds"] = Numbers(starting) },
    });

    public ScoreReport Score() => Score([4, 5], [20, 16]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonArray Numbers(double[] values) => [.. values.Select(value => JsonValue.Create(value))];
}
