namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>One small random graph for each operator that is allowed; every result depends on the tokens.</summary>
internal static class RandomGraphs
{
    private static readonly long[][] Shapes = [[2, 3, 4], [6, 4], [24], [2, 12], [1, 2, 3, 4], [2, 1, 3, 1, 4], [4, 6], [3, 2, 2, 2]];

    public static IReadOnlyDictionary<string, Func<Random, OnnxBuilder>> All { get; } = new Dictionary<string, Func<Random, OnnxBuilder>>(StringComparer.Ordinal)
    {
        ["Add"] = random => Pairwise(random, "Add"),
        ["Sub"] = random => Pairwise(random, "Sub"),
        ["Mul"] = random => Pairwise(random, "Mul"),
        ["Relu"] = random => Start(random, out _).Node("Relu", "x", "logits"),
        ["Identity"] = random => Start(random, out _).Node("Identity", "x", "logits"),
        ["MatMul"] = MatMul,
        ["Gemm"] = Gemm,
        ["Einsum"] = Einsum,
        ["ReduceSum"] = ReduceSum,
        ["Gather"] = Gather,
        ["Reshape"] = Reshape,
        ["Transpose"] = Transpose,
        ["Concat"] = Concat,
        ["Slice"] = Slice,
        ["Split"] = Split,
        ["Squeeze"] = Squeeze,
        ["Unsqueeze"] = Unsqueeze,
        ["Expand"] = Expand,
        ["Pad"] = Pad,
        ["Constant"] = Constant,
        ["ConstantOfShape"] = random => Start(random, out var shape).Node("ConstantOfShape", "shape", "filled", ("value", OnnxBuilder.Stored("", [1], OnnxBuilder.Float, BitConverter.GetBytes(1.5f))))
            .Longs("shape", [shape.Length], shape).Node("Add", "x filled", "logits"),
        ["Cast"] = Cast,
        ["Shape"] = Shape,
    };

    private static OnnxBuilder Start(Random random, out long[] shape, int leastRank = 1)
    {
        var fitting = Shapes.Where(candidate => candidate.Length >= leastRank).ToArray();
        shape = fitting[random.Next(fitting.Length)];
        var builder = new OnnxBuilder().Floats("table", [5, 4], Numbers(random, 20)).Node("Gather", "table tokens", "looked_up");
        return builder.Node("Reshape", $"looked_up {builder.List(shape)}", "x");
    }

    private static float[] Numbers(Random random, long count) => [.. Enumerable.Range(0, (int)count).Select(_ => (float)((random.NextDouble() * 4) - 2))];

    private static float[] Numbers(Random random, long[] shape) => Numbers(random, shape.Aggregate(1L, (product, length) => product * length));

    private static OnnxBuilder Pairwise(Random random, string operation)
    {
        var builder = Start(random, out var shape);
        long[] other = [.. shape[random.Next(shape.Length)..].Select(length => random.Next(2) == 0 ? length : 1)];
        return builder.Floats("other", other, Numbers(random, other)).Node(operation, random.Next(2) == 0 ? "x other" : "other x", "logits");
    }

    private static OnnxBuilder MatMul(Random random)
    {
        var builder = Start(random, out var shape);
        var columns = random.Next(1, 4);
        long[] other = random.Next(3) switch
        {
            0 => [shape[^1]],
            1 => [shape[^1], columns],
            _ => [.. shape.Length > 2 ? shape[..^2] : [2], shape[^1], columns],
        };
        return builder.Floats("other", other, Numbers(random, other)).Node("MatMul", "x other", "logits");
    }

    private static OnnxBuilder Gemm(Random random)
    {
        var builder = new OnnxBuilder().Floats("table", [5, 4], Numbers(random, 20)).Node("Gather", "table tokens", "looked_up");
        bool left = random.Next(2) == 0, right = random.Next(2) == 0, added = random.Next(2) == 0;
        builder.Node("Reshape", $"looked_up {builder.List(left ? [4, 6] : [6, 4])}", "x").Floats("other", right ? [3, 4] : [4, 3], Numbers(random, 12));
        long[] bias = random.Next(3) switch { 0 => [3], 1 => [6, 1], _ => [] };
        builder.Floats("bias", bias, Numbers(random, bias));
        return builder.Node("Gemm", added ? "x other bias" : "x other", "logits",
            ("transA", left ? 1 : 0), ("transB", right ? 1 : 0), ("alpha", (float)random.NextDouble()), ("beta", (float)random.NextDouble()));
    }

    private static OnnxBuilder Einsum(Random random)
    {
        var builder = new OnnxBuilder().Floats("table", [5, 4], Numbers(random, 20)).Node("Gather", "table tokens", "x").Floats("other", [2, 5, 4], Numbers(random, 40)).Floats("square", [4, 4], Numbers(random, 16));
        var (inputs, equation) = random.Next(8) switch
        {
            0 => ("x other", "btd,bsd->bts"),
            1 => ("x other", "btd,bsd->tsd"),
            2 => ("x other", "btd, bsd"),
            3 => ("x", "btd->dtb"),
            4 => ("x", "btd->bd"),
            5 => ("x square", "btd,de->bte"),
            6 => ("x square", "btd,dd->btd"),
            _ => ("x x", "btd,bsd->bst"),
        };
        return builder.Node("Einsum", inputs, "logits", ("equation", equation));
    }

    private static OnnxBuilder ReduceSum(Random random)
    {
        var builder = Start(random, out var shape);
        var keep = ("keepdims", (object)random.Next(2));
        var axis = random.Next(-shape.Length, shape.Length);
        return random.Next(4) switch
        {
            0 => builder.Node("ReduceSum", "x", "logits", keep),
            1 => builder.Node("ReduceSum", $"x {builder.List()}", "logits", ("noop_with_empty_axes", 1)),
            2 => builder.Node("ReduceSum", $"x {builder.List(axis)}", "logits", keep),
            _ => builder.Node("ReduceSum", $"x {builder.List([.. Enumerable.Range(0, shape.Length).Select(i => (long)i).Where(i => i % 2 == 0)])}", "logits", keep),
        };
    }

    private static OnnxBuilder Gather(Random random)
    {
        var builder = Start(random, out var shape);
        var axis = random.Next(-shape.Length, shape.Length);
        var length = shape[axis < 0 ? axis + shape.Length : axis];
        long[] index = random.Next(3) switch { 0 => [], 1 => [3], _ => [2, 2] };
        var places = Numbers(random, index).Select(_ => random.NextInt64(-length, length)).ToArray();
        return builder.Longs("places", index, places).Node("Gather", "x places", "logits", ("axis", axis));
    }

    private static OnnxBuilder Reshape(Random random)
    {
        var builder = Start(random, out var shape);
        long[] wanted = random.Next(4) switch { 0 => [-1], 1 => [2, -1, 3], 2 => [0, -1], _ => [1, 24, 1] };
        return builder.Node("Reshape", $"x {builder.List(wanted is [0, -1] && shape.Length < 2 ? [0] : wanted)}", "logits");
    }

    private static OnnxBuilder Transpose(Random random)
    {
        var builder = Start(random, out var shape);
        var order = Enumerable.Range(0, shape.Length).Select(axis => (long)axis).ToArray();
        random.Shuffle(order);
        return random.Next(4) == 0 ? builder.Node("Transpose", "x", "logits") : builder.Node("Transpose", "x", "logits", ("perm", order));
    }

    private static OnnxBuilder Concat(Random random)
    {
        var builder = Start(random, out var shape);
        var axis = random.Next(-shape.Length, shape.Length);
        long[] other = [.. shape];
        other[axis < 0 ? axis + shape.Length : axis] = random.Next(1, 4);
        return builder.Floats("other", other, Numbers(random, other)).Node("Concat", "x other x", "logits", ("axis", axis));
    }

    private static OnnxBuilder Slice(Random random)
    {
        var builder = Start(random, out var shape);
        var axis = random.Next(-shape.Length, shape.Length);
        var length = shape[axis < 0 ? axis + shape.Length : axis];
        var (from, to) = (random.NextInt64(-length - 2, length), random.Next(3) == 0 ? long.MaxValue : random.NextInt64(-length, length + 3));
        return random.Next(3) switch
        {
            0 => builder.Node("Slice", $"x {builder.List(random.Next(2))} {builder.List(int.MaxValue)}", "logits"),
            1 => builder.Node("Slice", $"x {builder.List(from)} {builder.List(to)} {builder.List(axis)}", "logits"),
            _ => builder.Node("Slice", $"x {builder.List(from)} {builder.List(to)} {builder.List(axis)} {builder.List(random.Next(1, 4))}", "logits"),
        };
    }

    private static OnnxBuilder Split(Random random)
    {
        var builder = new OnnxBuilder().Floats("table", [5, 4], Numbers(random, 20)).Node("Gather", "table tokens", "x");
        var wanted = random.Next(2) == 0 ? "logits rest" : "rest logits";
        return random.Next(2) == 0
            ? builder.Node("Split", "x", wanted, ("axis", random.Next(2) == 0 ? 1 : -1), ("num_outputs", 2))
            : builder.Node("Split", $"x {builder.List(1, 3)}", wanted, ("axis", 2));
    }

    private static OnnxBuilder Squeeze(Random random)
    {
        var builder = new OnnxBuilder().Floats("table", [5, 4], Numbers(random, 20)).Node("Gather", "table tokens", "looked_up");
        builder.Node("Reshape", $"looked_up {builder.List(2, 1, 3, 1, 4)}", "x");
        return random.Next(3) switch
        {
            0 => builder.Node("Squeeze", "x", "logits"),
            1 => builder.Node("Squeeze", $"x {builder.List(-2)}", "logits"),
            _ => builder.Node("Squeeze", $"x {builder.List(3, 1)}", "logits"),
        };
    }

    private static OnnxBuilder Unsqueeze(Random random)
    {
        var builder = Start(random, out _);
        return builder.Node("Unsqueeze", $"x {builder.List(random.Next(3) switch { 0 => [0], 1 => [-1, 1], _ => [1, 2] })}", "logits");
    }

    private static OnnxBuilder Expand(Random random)
    {
        var builder = Start(random, out var shape);
        builder.Node("ReduceSum", $"x {builder.List(-1)}", "summed");
        long[] wanted = [.. shape[..^1].Select(length => random.Next(2) == 0 ? length : 1), random.Next(1, 4)];
        return builder.Node("Expand", $"summed {builder.List(random.Next(2) == 0 ? wanted : [2, .. wanted])}", "logits");
    }

    private static OnnxBuilder Pad(Random random)
    {
        var builder = Start(random, out var shape);
        var pads = builder.List([.. Enumerable.Range(0, 2 * shape.Length).Select(_ => (long)random.Next(3))]);
        return random.Next(3) switch
        {
            0 => builder.Node("Pad", $"x {pads}", "logits"),
            1 => builder.Floats("fill", [], 1.5f).Node("Pad", $"x {pads} fill", "logits", ("mode", "constant")),
            _ => builder.Node("Pad", $"x {builder.List(1, 2)} - {builder.List(-1)}", "logits"),
        };
    }

    private static OnnxBuilder Constant(Random random)
    {
        var builder = Start(random, out _);
        builder.Node("Constant", "", "fixed", random.Next(3) switch
        {
            0 => ("value_float", 2.5f),
            1 => ("value", OnnxBuilder.Stored("", [1], OnnxBuilder.Float, BitConverter.GetBytes(-3f))),
            _ => ("value_floats", new float[] { 0.5f }),
        });
        return builder.Node("Mul", "x fixed", "logits");
    }

    private static OnnxBuilder Cast(Random random) => random.Next(3) switch
    {
        0 => new OnnxBuilder().Tensor(OnnxBuilder.Stored("stored", [5, 4], OnnxBuilder.Half, [.. Numbers(random, 20).SelectMany(number => BitConverter.GetBytes((Half)number))]))
            .Node("Cast", "stored", "table", ("to", OnnxBuilder.Float)).Node("Gather", "table tokens", "logits"),
        1 => new OnnxBuilder().Floats("table", [5, 4], Numbers(random, 20)).Node("Cast", "tokens", "narrow", ("to", OnnxBuilder.Int32)).Node("Gather", "table narrow", "logits"),
        _ => new OnnxBuilder().Floats("table", [25, 4], Numbers(random, 100)).Longs("five", [], 5)
            .Node("Mul", "tokens five", "scaled").Node("Add", "scaled tokens", "pairs").Node("Cast", "pairs", "rows", ("to", OnnxBuilder.Int64)).Node("Gather", "table rows", "logits"),
    };

    private static OnnxBuilder Shape(Random random)
    {
        var builder = Start(random, out _).Node("Shape", "tokens", "lengths").Node("Shape", "tokens", "batch", ("start", 0), ("end", 1));
        return random.Next(2) == 0
            ? builder.Node("Concat", $"batch {builder.List(-1)}", "wanted", ("axis", 0)).Node("Reshape", "x wanted", "logits")
            : builder.Node("Concat", $"lengths {builder.List(-1)}", "wanted", ("axis", 0)).Node("Reshape", "x wanted", "logits");
    }
}
