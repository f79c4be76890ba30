using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>All that the interpreter can compute.</summary>
internal static class OperatorTable
{
    /// <summary>By ONNX's name; the names are those of the whitelist, which a test checks.</summary>
    public static IReadOnlyDictionary<string, Func<Call, IReadOnlyList<Tensor>>> All { get; } = new Dictionary<string, Func<Call, IReadOnlyList<Tensor>>>(StringComparer.Ordinal)
    {
        ["Add"] = One(Arithmetic.Add),
        ["Sub"] = One(Arithmetic.Sub),
        ["Mul"] = One(Arithmetic.Mul),
        ["Relu"] = One(Arithmetic.Relu),
        ["ReduceSum"] = One(Arithmetic.ReduceSum),
        ["MatMul"] = One(Products.MatMul),
        ["Gemm"] = One(Products.Gemm),
        ["Einsum"] = One(Products.Einsum),
        ["Gather"] = One(Selecting.Gather),
        ["Slice"] = One(Selecting.Slice),
        ["Split"] = Selecting.Split,
        ["Concat"] = One(Selecting.Concat),
        ["Pad"] = One(Selecting.Pad),
        ["Reshape"] = One(Rearranging.Reshape),
        ["Transpose"] = One(Rearranging.Transpose),
        ["Squeeze"] = One(Rearranging.Squeeze),
        ["Unsqueeze"] = One(Rearranging.Unsqueeze),
        ["Expand"] = One(Rearranging.Expand),
        ["Shape"] = One(Rearranging.Shape),
        ["Constant"] = One(Storing.Constant),
        ["ConstantOfShape"] = One(Storing.ConstantOfShape),
        ["Identity"] = One(Storing.Identity),
        ["Cast"] = One(Storing.Cast),
    };

    private static Func<Call, IReadOnlyList<Tensor>> One(Func<Call, Tensor> compute) => call => [compute(call)];
}
