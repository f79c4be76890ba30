namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>A fixed setting of a node: the one of these that the file sets.</summary>
internal sealed record OnnxAttribute(string Name)
{
    public float? Float { get; set; }

    public long? Integer { get; set; }

    public string? Text { get; set; }

    public OnnxTensor? Tensor { get; set; }

    public List<long> Integers { get; } = [];

    public List<float> Floats { get; } = [];

    /// <summary>What ONNX calls GRAPH, GRAPHS, a type, a sparse tensor, or a reference to a function's attribute: nothing that fixed arithmetic needs.</summary>
    public bool HoldsProgram { get; set; }
}
