using RE.Bench.Scorers.RestrictedMlm.Onnx;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>One graph that averages the logits of two.</summary>
internal static class Ensemble
{
    public static byte[] Of(byte[] first, byte[] second)
    {
        var builder = new OnnxBuilder();
        Add(builder, OnnxReader.Read(first), "a_");
        Add(builder, OnnxReader.Read(second), "b_");
        return builder.Floats("half", [], 0.5f).Node("Add", "a_logits b_logits", "sum").Node("Mul", "sum half", "logits").Build();
    }

    private static void Add(OnnxBuilder builder, OnnxModel model, string prefix)
    {
        string Renamed(string name) => name.Length == 0 ? "-" : name == "tokens" ? name : prefix + name;
        foreach (var tensor in model.Initializers)
        {
            builder.Tensor(OnnxBuilder.Stored(prefix + tensor.Name, [.. tensor.Shape], (int)tensor.Type, tensor.Raw!.Value.ToArray()));
        }

        foreach (var node in model.Nodes)
        {
            var attributes = node.Attributes.Values.Select(attribute => (attribute.Name, attribute.Integer is { } number ? (object)number : attribute.Integers.ToArray()));
            builder.Node(node.Operator, string.Join(' ', node.Inputs.Select(Renamed)), string.Join(' ', node.Outputs.Select(Renamed)), [.. attributes]);
        }
    }
}
