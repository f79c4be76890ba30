using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Tests.Shared.Safetensors;

namespace RE.Bench.Scorers.Tests.Shared.Gpt;

/// <summary>A model of random weights, large enough to have every part more than once.</summary>
internal static class SmallGpt
{
    public static GptShape Shape { get; } = new(Vocabulary: 11, Window: 7, Width: 12, Layers: 2, Heads: 3);

    public static Dictionary<string, (long[] Shape, float[] Values)> Weights(int seed)
    {
        var random = new Random(seed);
        return Shape.Weights().ToDictionary(weight => weight.Name, weight => (weight.Shape, Enumerable.Range(0, (int)weight.Shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray()));
    }

    public static byte[] File(int seed, string type = "F32") => File(Weights(seed), type);

    public static byte[] File(Dictionary<string, (long[] Shape, float[] Values)> weights, string type = "F32") =>
        SafetensorsBytes.Of(weights.Select(weight => (weight.Key, weight.Value.Shape, weight.Value.Values)), type);
}
