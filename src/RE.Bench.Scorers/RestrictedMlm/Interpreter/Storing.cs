using RE.Bench.Scorers.RestrictedMlm.Onnx;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>Fixed numbers and their types.</summary>
internal static class Storing
{
    public static Tensor Identity(Call call) => call[0].alias();

    public static Tensor Constant(Call call)
    {
        if (call.Node.Attributes.Values.ToList() is not [var only])
        {
            throw call.Refuse("must have exactly one value");
        }

        return only switch
        {
            { Name: "value", Tensor: { } stored } => call.Load(stored, call.Node.Label),
            { Name: "value_int", Integer: { } number } => tensor(number),
            { Name: "value_ints" } => tensor(only.Integers.ToArray(), ScalarType.Int64),
            { Name: "value_float", Float: { } number } when float.IsFinite(number) => tensor(number),
            { Name: "value_floats" } when only.Floats.TrueForAll(float.IsFinite) => tensor(only.Floats.ToArray(), ScalarType.Float32),
            _ => throw call.Refuse("holds no value of the type that it names, or one that is not finite"),
        };
    }

    public static Tensor ConstantOfShape(Call call)
    {
        var shape = call.Numbers(0);
        if (shape.Any(length => length < 0))
        {
            throw call.Refuse("needs lengths of 0 or more");
        }

        call.Meter.Announce(call.Node, shape);
        using var value = call.Node.Attributes.TryGetValue("value", out var stored) ? call.Load(stored.Tensor ?? throw call.Refuse("holds no value"), call.Node.Label) : zeros(1);
        return value.numel() == 1 && !IsHalf(value) ? value.reshape([]).expand(shape) : throw call.Refuse("needs one number of type float, int32 or int64");
    }

    /// <summary>Between whole numbers, and from a stored half to float; never between float and whole numbers, which would round or read bits.</summary>
    public static Tensor Cast(Call call)
    {
        var to = call.Integer("to", 0);
        call.Meter.Announce(call.Node, call[0].shape);
        return (to, Call.IsWhole(call[0])) switch
        {
            (OnnxType.Int64, true) => call[0].to(int64, copy: true),
            (OnnxType.Int32, true) => call[0].to(int32, copy: true),
            (OnnxType.Float, false) => call[0].to(float32, copy: true),
            _ => throw call.Refuse($"casts {call[0].dtype} to the type number {to}. Allowed are casts between int32 (6) and int64 (7), and of stored float16 or bfloat16 to float (1)"),
        };
    }

    public static bool IsHalf(Tensor tensor) => tensor.dtype == float16 || tensor.dtype == bfloat16;
}
