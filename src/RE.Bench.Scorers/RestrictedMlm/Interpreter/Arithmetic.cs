using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>Sums, products and ReLU, number by number.</summary>
internal static class Arithmetic
{
    public static Tensor Add(Call call) => Pairwise(call, (a, b) => a + b);

    public static Tensor Sub(Call call) => Pairwise(call, (a, b) => a - b);

    public static Tensor Mul(Call call) => Pairwise(call, (a, b) => a * b);

    public static Tensor Relu(Call call)
    {
        call.ExpectFloats();
        call.Meter.Announce(call.Node, call[0].shape);
        return call[0].relu();
    }

    public static Tensor ReduceSum(Call call)
    {
        var keep = call.Integer("keepdims", 1) != 0;
        var named = call.Has(1) ? call.Numbers(1) : [];
        if (named.Length == 0 && call.Integer("noop_with_empty_axes", 0) != 0)
        {
            return call[0].alias();
        }

        var rank = call[0].dim();
        var axes = named.Length == 0 ? [.. Enumerable.Range(0, (int)rank).Select(axis => (long)axis)] : named.Select(axis => (long)call.Axis(axis, rank)).Distinct().ToArray();
        call.Meter.Announce(call.Node, call[0].shape);
        return rank == 0 ? call[0].alias() : call[0].sum(axes, keepdim: keep, type: call[0].dtype);
    }

    private static Tensor Pairwise(Call call, Func<Tensor, Tensor, Tensor> compute)
    {
        if (call[0].dtype != call[1].dtype)
        {
            throw call.Refuse($"mixes {call[0].dtype} and {call[1].dtype}; both inputs must have one type");
        }

        call.Meter.Announce(call.Node, Broadcasting.Join(call[0].shape, call[1].shape) ?? throw call.Refuse("gets shapes that do not fit"));
        return compute(call[0], call[1]);
    }
}
