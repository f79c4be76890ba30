using RE.Bench.Scorers.Shared.Safetensors;
using RE.Bench.Scorers.Tests.Shared.Safetensors;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.FixEmbedding.Support;

/// <summary>Weights as plain numbers, read from a file and written to bytes.</summary>
internal static class Weights
{
    public static Dictionary<string, (long[] Shape, float[] Values)> Read(string path)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(path, Path.GetFileName(path), new(100_000_000));
        return file.Tensors.ToDictionary(entry => entry.Key, entry => (entry.Value.Shape.ToArray(), file.Read(entry.Key).data<float>().ToArray()));
    }

    public static byte[] Bytes(Dictionary<string, (long[] Shape, float[] Values)> weights, string type = "F32") =>
        SafetensorsBytes.Of(weights.Select(weight => (weight.Key, weight.Value.Shape, weight.Value.Values)), type);

    /// <summary>The broken model with the row of each token in the token's place: what the reference program hands in.</summary>
    public static Dictionary<string, (long[] Shape, float[] Values)> Restored()
    {
        var weights = Read(Path.Combine(FixFolder.Agent, "large.safetensors"));
        var (shape, rows) = weights["wte.weight"];
        var order = File.ReadAllBytes(FixFolder.KeptOrder).Chunk(2).Select(pair => pair[0] | (pair[1] << 8)).ToArray();
        var (width, restored) = ((int)shape[1], new float[rows.Length]);
        foreach (var (row, token) in order.Index())
        {
            rows.AsSpan(row * width, width).CopyTo(restored.AsSpan(token * width));
        }

        weights["wte.weight"] = (shape, restored);
        return weights;
    }
}
