using RE.Bench.Scorers.Shared.Safetensors;
using RE.Bench.Scorers.Tests.Shared.Safetensors;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

/// <summary>A model's tensors as numbers, to be changed and written again in full precision.</summary>
internal sealed class EditedModel
{
    private readonly Dictionary<string, (long[] Shape, float[] Values)> _tensors;

    private EditedModel(Dictionary<string, (long[] Shape, float[] Values)> tensors) => _tensors = tensors;

    public static EditedModel Of(byte[] model)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, model);
            using var file = SafetensorsFile.Open(path, "model", new SafetensorsLimits(1 << 24));
            return new(file.Tensors.ToDictionary(tensor => tensor.Key, tensor => (tensor.Value.Shape.ToArray(), Values(file, tensor.Key))));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public EditedModel Scale(string name, float factor) => Change(name, value => value * factor);

    public EditedModel Change(string name, Func<float, float> change)
    {
        _tensors[name] = (_tensors[name].Shape, [.. _tensors[name].Values.Select(change)]);
        return this;
    }

    public EditedModel Add(string name, params long[] shape)
    {
        _tensors[name] = (shape, new float[shape.Aggregate(1L, (a, b) => a * b)]);
        return this;
    }

    public EditedModel Remove(string name)
    {
        _tensors.Remove(name);
        return this;
    }

    public byte[] Bytes() => SafetensorsBytes.Of(_tensors.Select(tensor => (tensor.Key, tensor.Value.Shape, tensor.Value.Values)));

    private static float[] Values(SafetensorsFile file, string name)
    {
        using var tensor = file.Read(name);
        return tensor.data<float>().ToArray();
    }
}
