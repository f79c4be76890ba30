using System.Runtime.InteropServices;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>Makes ONNX files, right or wrong ones, in the order in which they are described.</summary>
internal sealed class OnnxBuilder
{
    public const int Float = 1, Int32 = 6, Int64 = 7, Half = 10;
    private readonly WireWriter _graph = new WireWriter().Text(2, "test");
    private readonly WireWriter _model = new WireWriter().Number(1, 8);
    private int _initializers;

    /// <summary>Of the default domain's operators; null leaves it out.</summary>
    public long? Opset { get; set; } = 18;

    /// <summary>Whether input and output are as the task asks; otherwise describe them by <see cref="Graph"/>.</summary>
    public bool HasPorts { get; set; } = true;

    /// <summary>Fields of the graph beyond nodes and initializers.</summary>
    public WireWriter Graph => _graph;

    /// <summary>Fields of the model beyond graph and operator set.</summary>
    public WireWriter Model => _model;

    public OnnxBuilder Node(string operation, string inputs, string outputs, params (string Name, object Value)[] attributes) =>
        Node(NodeOf(operation, inputs, outputs, attributes));

    public OnnxBuilder Node(WireWriter node)
    {
        _graph.Nested(1, node);
        return this;
    }

    /// <summary>Names are divided by blanks; '-' stands for an input that is left out.</summary>
    public static WireWriter NodeOf(string operation, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        var node = new WireWriter();
        foreach (var name in inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node.Text(1, name == "-" ? "" : name);
        }

        foreach (var name in outputs.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node.Text(2, name);
        }

        node.Text(3, $"{outputs} by {operation}").Text(4, operation);
        foreach (var (name, value) in attributes)
        {
            node.Nested(5, Attribute(name, value));
        }

        return node;
    }

    public OnnxBuilder Floats(string name, long[] shape, params float[] values) => Tensor(Stored(name, shape, Float, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));

    public OnnxBuilder Longs(string name, long[] shape, params long[] values) => Tensor(Stored(name, shape, Int64, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));

    /// <summary>A list of whole numbers under a fresh name.</summary>
    public string List(params long[] values)
    {
        var name = $"list{_initializers++}";
        Longs(name, [values.Length], values);
        return name;
    }

    public OnnxBuilder Tensor(WireWriter tensor)
    {
        _graph.Nested(5, tensor);
        return this;
    }

    public static WireWriter Stored(string name, long[] shape, int type, byte[] raw) => Described(name, shape, type).Bytes(9, raw);

    public static WireWriter External(string name, long[] shape, params (string Key, string Value)[] entries)
    {
        var tensor = Described(name, shape, Float);
        foreach (var (key, value) in entries)
        {
            tensor.Nested(13, new WireWriter().Text(1, key).Text(2, value));
        }

        return tensor.Number(14, 1);
    }

    public static WireWriter Described(string name, long[] shape, int type)
    {
        var tensor = new WireWriter().Number(2, type).Text(8, name);
        Array.ForEach(shape, length => tensor.Number(1, length));
        return tensor;
    }

    public static WireWriter Port(string name, int type, int rank = 0)
    {
        var shape = new WireWriter();
        for (var axis = 0; axis < rank; axis++)
        {
            shape.Nested(1, new WireWriter().Text(2, $"d{axis}"));
        }

        var tensor = new WireWriter().Number(1, type);
        return new WireWriter().Text(1, name).Nested(2, new WireWriter().Nested(1, rank > 0 ? tensor.Nested(2, shape) : tensor));
    }

    public byte[] Build()
    {
        if (HasPorts)
        {
            _graph.Nested(11, Port("tokens", Int64, rank: 2)).Nested(12, Port("logits", Float));
        }

        _model.Nested(7, _graph);
        if (Opset is { } opset)
        {
            _model.Nested(8, new WireWriter().Text(1, "").Number(2, opset));
        }

        return _model.ToArray();
    }

    private static WireWriter Attribute(string name, object value)
    {
        var attribute = new WireWriter().Text(1, name);
        switch (value)
        {
            case int or long:
                return attribute.Number(3, Convert.ToInt64(value, null)).Number(20, 2);
            case float number:
                return attribute.Float(2, number).Number(20, 1);
            case string text:
                return attribute.Text(4, text).Number(20, 3);
            case long[] list:
                Array.ForEach(list, number => attribute.Number(8, number));
                return attribute.Number(20, 7);
            case float[] list:
                Array.ForEach(list, number => attribute.Float(7, number));
                return attribute.Number(20, 6);
            case WireWriter tensor:
                return attribute.Nested(5, tensor).Number(20, 4);
            default:
                throw new ArgumentException($"No attribute is made of {value.GetType()}.", nameof(value));
        }
    }
}
