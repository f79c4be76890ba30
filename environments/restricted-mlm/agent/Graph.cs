// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

/// <summary>A tensor that TorchSharp has computed, and the name under which the ONNX graph computes it too.</summary>
readonly record struct Value(Tensor Tensor, string Name);

/// <summary>
/// A forward pass written once: each call computes with TorchSharp, so that gradients flow, and notes the ONNX node that does the same.
/// Make one for every pass; save the last.
/// </summary>
sealed class Graph(Weights weights)
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly HashSet<string> _used = [];
    private readonly Dictionary<string, (Tensor Tensor, bool IsWeight)> _constants = [];

    public Value Tokens(Tensor tokens) => new(tokens, "tokens");

    public Value Weight(string name)
    {
        var tensor = weights[name];
        _constants[name] = (tensor, true);
        return new(tensor, name);
    }

    /// <summary>A fixed number or table of fixed numbers.</summary>
    public Value Constant(Tensor tensor)
    {
        var name = $"constant_{_constants.Count}";
        _constants[name] = (tensor, false);
        return new(tensor, name);
    }

    public Value Add(Value a, Value b) => Node(a.Tensor + b.Tensor, "Add", [a, b]);

    public Value Sub(Value a, Value b) => Node(a.Tensor - b.Tensor, "Sub", [a, b]);

    public Value Mul(Value a, Value b) => Node(a.Tensor * b.Tensor, "Mul", [a, b]);

    public Value Mul(Value a, double factor) => Mul(a, Constant(tensor((float)factor)));

    public Value MatMul(Value a, Value b) => Node(a.Tensor.matmul(b.Tensor), "MatMul", [a, b]);

    public Value Relu(Value a) => Node(F.relu(a.Tensor), "Relu", [a]);

    /// <summary>Rows of a table: an embedding.</summary>
    public Value Gather(Value table, Value rows) =>
        Node(table.Tensor.index_select(0, rows.Tensor.flatten()).view([.. rows.Tensor.shape, .. table.Tensor.shape[1..]]), "Gather", [table, rows], ("axis", 0));

    public Value Sum(Value a, int axis) => Node(a.Tensor.sum(axis), "ReduceSum", [a, Numbers(axis)], ("keepdims", 0));

    public Value Transpose(Value a, params long[] order) => Node(a.Tensor.permute(order), "Transpose", [a], ("perm", order));

    /// <summary>0 keeps a length, -1 is what is left.</summary>
    public Value Reshape(Value a, params long[] shape) =>
        Node(a.Tensor.reshape([.. shape.Select((length, i) => length == 0 ? a.Tensor.shape[i] : length)]), "Reshape", [a, Numbers(shape)]);

    public Value Concat(int axis, params Value[] parts) => Node(cat([.. parts.Select(part => part.Tensor)], axis), "Concat", parts, ("axis", axis));

    public Value Slice(Value a, int axis, long from, long to) =>
        Node(a.Tensor.slice(axis, from, to, 1), "Slice", [a, Numbers(from), Numbers(to), Numbers(axis)]);

    /// <summary>[batch, time, width] moved along time, zeros moving in: position t gets what was at t - by.</summary>
    public Value Shift(Value a, int by)
    {
        long length = a.Tensor.shape[1], before = Math.Max(by, 0), after = Math.Max(-by, 0);
        var padded = Node(F.pad(a.Tensor, [0, 0, before, after]), "Pad", [a, Numbers(0, before, 0, 0, after, 0)]);
        return Slice(padded, 1, after, after + length);
    }

    /// <summary>Writes all nodes so far as a graph from 'tokens' to the given value, which becomes 'logits'.</summary>
    public void Save(string file, Value output, bool half, string note)
    {
        var onnx = new OnnxFile(note);
        foreach (var (name, (tensor, isWeight)) in _constants.Where(constant => _used.Contains(constant.Key)))
        {
            onnx.Initializer(name, tensor, half && isWeight);
        }

        _nodes.ForEach(onnx.Node);
        onnx.Node(new("Identity", [output.Name], "logits", []));
        onnx.Write(file, output.Tensor.shape);
    }

    private Value Numbers(params long[] numbers) => Constant(tensor(numbers));

    private Value Node(Tensor result, string operation, Value[] inputs, params (string Name, object Value)[] attributes)
    {
        var name = $"{operation.ToLowerInvariant()}_{_nodes.Count}";
        _nodes.Add(new(operation, [.. inputs.Select(input => input.Name)], name, attributes));
        _used.UnionWith(inputs.Select(input => input.Name));
        return new(result, name);
    }
}
