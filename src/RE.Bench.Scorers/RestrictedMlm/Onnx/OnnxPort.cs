namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>An input or output of the graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">ONNX's number of its type; 0 if the file does not say.</param>
internal sealed record OnnxPort(string Name, long Type);
