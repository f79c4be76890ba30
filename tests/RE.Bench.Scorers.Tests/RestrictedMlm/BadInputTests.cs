using System.Text;
using RE.Bench.Scorers.RestrictedMlm;
using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.Tests.RestrictedMlm.Support;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.RestrictedMlm;

/// <summary>What is no proper graph is invalid, with a reason that says what to change.</summary>
[Collection(TorchTests.Collection)]
public sealed class BadInputTests
{
    public static TheoryData<string, string> Names => [.. Broken.Select(entry => (entry.Key, entry.Value.Reason))];

    private static Dictionary<string, (Func<byte[]> File, string Reason)> Broken { get; } = new()
    {
        ["empty file"] = (() => [], "is empty"),
        ["JSON"] = (() => Encoding.UTF8.GetBytes("""{"weights": [1, 2, 3]}"""), "is not an ONNX file"),
        ["text"] = (() => Encoding.UTF8.GetBytes("hello hello hello hello"), "ONNX"),
        ["a message without a graph"] = (() => new WireWriter().Number(1, 8).ToArray(), "holds no graph"),
        ["cut off"] = (() => SmallTask.Valid().Build()[..^40], "ONNX"),
        ["two graphs"] = (() => [.. SmallTask.Valid().Build(), .. SmallTask.Valid().Build()], "more than one graph"),
        ["a length of 2^31"] = (() => [0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07], "is not an ONNX file"),
        ["a length of 2^60, of which the format reads 32 bits"] = (() => [0x3A, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10], "operator set of no version"),
        ["no nodes"] = (() => new OnnxBuilder().Build(), "no node of the graph makes its output 'logits'"),
        ["a cycle of two nodes"] = (() => new OnnxBuilder().Node("Add", "a tokens", "b").Node("Add", "b tokens", "a").Node("Identity", "a", "logits").Build(), "without cycles"),
        ["a node that uses itself"] = (() => new OnnxBuilder().Node("Add", "a tokens", "a").Node("Identity", "a", "logits").Build(), "made by itself"),
        ["an undefined input"] = (() => new OnnxBuilder().Node("Identity", "nothing", "logits").Build(), "uses 'nothing', which nothing in the graph makes"),
        ["a value made twice"] = (() => SmallTask.Valid().Node("Identity", "table", "logits").Build(), "'logits', a name that is already taken"),
        ["an initializer twice"] = (() => SmallTask.Valid().Floats("table", [1], 1).Build(), "already taken"),
        ["an initializer named as the input"] = (() => SmallTask.Valid().Longs("tokens", [1], 1).Build(), "must have one input"),
        ["no opset"] = (() => With(builder => builder.Opset = null), "Export with opset 18"),
        ["an old opset"] = (() => With(builder => builder.Opset = 11), "operator set 11"),
        ["two inputs"] = (() => With(builder => builder.Graph.Nested(11, OnnxBuilder.Port("labels", OnnxBuilder.Int64))), "must have one input"),
        ["float tokens"] = (() => Ports(OnnxBuilder.Float, OnnxBuilder.Float), "of type int64"),
        ["whole-number logits"] = (() => Ports(OnnxBuilder.Int64, OnnxBuilder.Int64), "of type float"),
        ["logits that are whole numbers in truth"] = (() => new OnnxBuilder().Node("Identity", "tokens", "logits").Build(), "must be float32"),
        ["logits of a wrong shape"] = (() => new OnnxBuilder().Floats("table", [9, 3], new float[27]).Node("Gather", "table tokens", "logits").Build(), "of shape [8, 4, 3]"),
        ["a weight that is NaN"] = (() => SmallTask.Valid([.. Enumerable.Repeat(float.NaN, 72)]).Build(), "NaN or an infinity"),
        ["an infinite weight"] = (() => SmallTask.Valid([.. Enumerable.Repeat(float.PositiveInfinity, 72)]).Build(), "NaN or an infinity"),
        ["an infinite constant"] = (() => new OnnxBuilder().Node("Constant", "", "logits", ("value_float", float.NegativeInfinity)).Build(), "not finite"),
        ["weights of type double"] = (() => SmallTask.Valid().Tensor(OnnxBuilder.Stored("w", [1], 11, new byte[8])).Build(), "type number 11"),
        ["text as weights"] = (() => SmallTask.Valid().Tensor(OnnxBuilder.Described("w", [1], 8).Text(6, "x")).Build(), "type number 8"),
        ["too few numbers"] = (() => SmallTask.Valid().Tensor(OnnxBuilder.Stored("w", [3], OnnxBuilder.Float, new byte[8])).Build(), "has 8 bytes of data, but its shape [3] needs 12"),
        ["a stored shape of 1 TB"] = (() => SmallTask.Valid().Tensor(OnnxBuilder.Stored("w", [1_000_000, 1_000_000], OnnxBuilder.Float, [])).Build(), "larger than any file"),
        ["a stored shape that overflows"] = (() => SmallTask.Valid().Tensor(OnnxBuilder.Stored("w", [long.MaxValue, long.MaxValue, 4], OnnxBuilder.Float, [])).Build(), "larger than any file"),
        ["a negative shape"] = (() => SmallTask.Valid().Tensor(OnnxBuilder.Stored("w", [-4], OnnxBuilder.Float, new byte[16])).Build(), "larger than any file"),
        ["an expansion to 1 TB"] = (() => Expanded("Expand", 1_000_000, 1_000_000), "fit into memory"),
        ["a padding of 1 TB"] = (() => Wide("Pad", 0, 0, 0, 0, 0, 1_000_000_000_000), "fit into memory"),
        ["a filled shape of 1 TB"] = (() => new OnnxBuilder().Longs("s", [2], 1_000_000, 1_000_000).Node("ConstantOfShape", "s", "logits").Build(), "fit into memory"),
        ["a product of 1 TB"] = (Product, "fit into memory"),
        ["too much work"] = (Work, "operations for one batch"),
        ["shapes that do not fit"] = (() => Sum([5]), "gets shapes that do not fit"),
        ["a sum of float and whole numbers"] = (() => new OnnxBuilder().Floats("one", [], 1).Node("Add", "one tokens", "logits").Build(), "mixes"),
        ["an index outside the table"] = (() => new OnnxBuilder().Floats("table", [8, 8], new float[64]).Node("Gather", "table tokens", "logits").Build(), "looks up the index 8 of a table of 8"),
        ["an attribute that is not known"] = (() => new OnnxBuilder().Floats("t", [1], 0).Node("Relu", "t", "logits", ("alpha", 1f)).Build(), "has the attribute 'alpha'"),
        ["an attribute twice"] = (() => new OnnxBuilder().Node("Shape", "tokens", "logits", ("start", 0), ("start", 1)).Build(), "twice"),
        ["too few inputs"] = (() => new OnnxBuilder().Node("Add", "tokens", "logits").Build(), "2 to 2 are possible"),
        ["a sparse initializer"] = (() => With(builder => builder.Graph.Nested(15, new())), "sparse initializer"),
        ["training steps"] = (() => With(builder => builder.Model.Nested(20, new())), "training steps"),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_broken_file_is_invalid_for_a_reason(string name, string reason) =>
        Assert.Contains(reason, SmallTask.Reason(Broken[name].File()), StringComparison.Ordinal);

    [Fact]
    public void A_million_nodes_are_refused_while_they_are_read()
    {
        var node = OnnxBuilder.NodeOf("Identity", "", "").ToArray();
        using var graph = new MemoryStream();
        for (var i = 0; i < 1_000_000; i++)
        {
            graph.Write([0x0A, (byte)node.Length, .. node]);
        }

        var file = new WireWriter().Bytes(7, graph.ToArray()).ToArray();

        var refused = Assert.Throws<SubmissionException>(() => OnnxReader.Read(file));

        Assert.Contains("more than 20000 nodes", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("sub/weights.bin")]
    [InlineData("")]
    public void Weights_outside_the_folder_are_not_read(string location) =>
        Assert.Contains("directly beside model.onnx", SmallTask.Reason(External(location, "0")), StringComparison.Ordinal);

    [Theory]
    [InlineData("missing.bin", "0", "which is not in the folder")]
    [InlineData("weights.bin", "8", "its offset or length is wrong")]
    [InlineData("weights.bin", "99999999999999999999", "not a whole number")]
    [InlineData("weights.bin", "-4", "not a whole number")]
    public void Weights_that_are_not_there_are_named(string location, string offset, string reason) =>
        Assert.Contains(reason, SmallTask.Reason(External(location, offset), ("weights.bin", new byte[9 * 8 * 4])), StringComparison.Ordinal);

    [Fact]
    public void A_link_beside_the_graph_is_not_followed()
    {
        var folder = Directory.CreateTempSubdirectory("rebench-mlm-").FullName;
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), External("weights.bin", "0"));
        File.CreateSymbolicLink(Path.Combine(folder, "weights.bin"), typeof(BadInputTests).Assembly.Location);

        var outcome = RestrictedMlmScore.Score(folder, SmallTask.HeldOut, SmallTask.Problem, seed: 1).Outcome;

        Assert.Contains("not in the folder", Assert.IsType<ScoreOutcome.Invalid>(outcome).Reason, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_missing_graph_is_named()
    {
        var outcome = RestrictedMlmScore.Score(Path.Combine(Path.GetTempPath(), "rebench-no-such-folder"), SmallTask.HeldOut, SmallTask.Problem, seed: 1).Outcome;

        Assert.Contains("'model/model.onnx'", Assert.IsType<ScoreOutcome.Invalid>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_a_hostile_file_reach_nobody_s_terminal_as_they_are()
    {
        var reason = SmallTask.Reason(new OnnxBuilder().Node("Exp\u001b[31m\n'" + new string('x', 500), "tokens", "logits").Build());

        Assert.DoesNotContain('\u001b', reason);
        Assert.Contains("Exp?[31m??xxx", reason, StringComparison.Ordinal);
    }

    private static byte[] With(Action<OnnxBuilder> change)
    {
        var builder = SmallTask.Valid();
        change(builder);
        return builder.Build();
    }

    private static byte[] Ports(int input, int output) => With(builder =>
    {
        builder.HasPorts = false;
        builder.Graph.Nested(11, OnnxBuilder.Port("tokens", input)).Nested(12, OnnxBuilder.Port("logits", output));
    });

    private static byte[] Expanded(string operation, params long[] shape) =>
        new OnnxBuilder().Floats("one", [1], 1).Longs("shape", [shape.Length], shape).Node(operation, "one shape", "logits").Build();

    private static byte[] Wide(string operation, params long[] numbers) =>
        new OnnxBuilder().Floats("table", [9, 8], new float[72]).Node("Gather", "table tokens", "x").Longs("numbers", [numbers.Length], numbers).Node(operation, "x numbers", "logits").Build();

    private static byte[] Product() => new OnnxBuilder().Floats("column", [5000, 1], new float[5000]).Floats("row", [1, 5000], new float[5000]).Node("MatMul", "column row", "logits").Build();

    private static byte[] Work()
    {
        var builder = new OnnxBuilder().Floats("table", [9, 64], new float[576]).Floats("square", [64, 64], new float[4096]).Node("Gather", "table tokens", "x0");
        for (var i = 0; i < 100; i++)
        {
            builder.Node("MatMul", $"x{i} square", $"x{i + 1}");
        }

        return builder.Node("Identity", "x100", "logits").Build();
    }

    private static byte[] Sum(long[] shape) =>
        new OnnxBuilder().Floats("table", [9, 8], new float[72]).Node("Gather", "table tokens", "x").Floats("y", shape, new float[shape[0]]).Node("Add", "x y", "logits").Build();

    private static byte[] External(string location, string offset) =>
        new OnnxBuilder().Tensor(OnnxBuilder.External("table", [9, 8], ("location", location), ("offset", offset))).Node("Gather", "table tokens", "logits").Build();
}
