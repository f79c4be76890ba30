namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>What the scorer reads of an ONNX file; everything else is skipped or refused by the reader.</summary>
internal sealed record OnnxModel
{
    /// <summary>Version of the operators by domain; the empty domain and <c>ai.onnx</c> are the default one.</summary>
    public List<(string Domain, long Version)> Opsets { get; } = [];

    public List<OnnxNode> Nodes { get; } = [];

    public List<OnnxTensor> Initializers { get; } = [];

    public List<OnnxPort> Inputs { get; } = [];

    public List<OnnxPort> Outputs { get; } = [];
}
