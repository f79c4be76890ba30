using RE.Bench.Scorers.Shared;

namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>One operation of the graph. An empty input name means that an optional input is left out.</summary>
/// <param name="Index">Place in the file, from 0.</param>
internal sealed record OnnxNode(int Index)
{
    public string Name { get; set; } = "";

    public string Operator { get; set; } = "";

    public string Domain { get; set; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    public Dictionary<string, OnnxAttribute> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>For messages: <c>node 'NAME' (Operator)</c>, or the place of a node without a name.</summary>
    public string Label => Name.Length > 0 ? $"node '{Printable.Short(Name)}' ({Printable.Short(Operator)})" : $"node {Index + 1} ({Printable.Short(Operator)})";
}
