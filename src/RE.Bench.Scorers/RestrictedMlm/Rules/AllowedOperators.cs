namespace RE.Bench.Scorers.RestrictedMlm.Rules;

/// <summary>
/// The whitelist: linear maps, sums, products, ReLU, look-ups and rearranging. Nothing divides, compares, rounds or exponentiates, and the
/// interpreter has no other operator, so that there is nothing to switch off.
/// </summary>
internal static class AllowedOperators
{
    private const int Many = 1_000;

    public static IReadOnlyDictionary<string, OperatorRule> All { get; } = new Dictionary<string, OperatorRule>(StringComparer.Ordinal)
    {
        ["Add"] = new(2, 2),
        ["Sub"] = new(2, 2),
        ["Mul"] = new(2, 2),
        ["Relu"] = new(1, 1),
        ["MatMul"] = new(2, 2),
        ["Gemm"] = new(2, 3, "alpha", "beta", "transA", "transB"),
        ["Einsum"] = new(1, 2, "equation"),
        ["ReduceSum"] = new(1, 2, "keepdims", "noop_with_empty_axes") { FixedInputs = [1] },
        ["Gather"] = new(2, 2, "axis"),
        ["Reshape"] = new(2, 2, "allowzero") { FixedInputs = [1] },
        ["Transpose"] = new(1, 1, "perm"),
        ["Concat"] = new(1, Many, "axis"),
        ["Slice"] = new(3, 5) { FixedInputs = [1, 2, 3, 4] },
        ["Split"] = new(1, 2, "axis", "num_outputs") { FixedInputs = [1] },
        ["Squeeze"] = new(1, 2) { FixedInputs = [1] },
        ["Unsqueeze"] = new(2, 2) { FixedInputs = [1] },
        ["Expand"] = new(2, 2) { FixedInputs = [1] },
        ["Pad"] = new(2, 4, "mode") { FixedInputs = [1, 2, 3] },
        ["Constant"] = new(0, 0, "value", "value_float", "value_floats", "value_int", "value_ints"),
        ["ConstantOfShape"] = new(1, 1, "value") { FixedInputs = [0] },
        ["Identity"] = new(1, 1),
        ["Cast"] = new(1, 1, "to"),
        ["Shape"] = new(1, 1, "start", "end"),
    };

    /// <summary>For messages.</summary>
    public static string Names { get; } = string.Join(", ", All.Keys.Order(StringComparer.Ordinal));
}
