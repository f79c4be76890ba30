using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.Shared;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>One node with the tensors it is given.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">In order; null where an optional input is left out.</param>
/// <param name="Meter">Told of every result before it is made.</param>
/// <param name="Load">Turns a stored tensor of an attribute into a real one.</param>
internal sealed record Call(OnnxNode Node, IReadOnlyList<Tensor?> Inputs, Meter Meter, Func<OnnxTensor, string, Tensor> Load)
{
    public Tensor this[int place] => Inputs[place]!;

    public bool Has(int place) => place < Inputs.Count && Inputs[place] is not null;

    public long Integer(string attribute, long otherwise) => Node.Attributes.TryGetValue(attribute, out var found) ? found.Integer ?? throw Wrong(attribute) : otherwise;

    public float Float(string attribute, float otherwise) => Node.Attributes.TryGetValue(attribute, out var found) ? found.Float ?? throw Wrong(attribute) : otherwise;

    public string Text(string attribute, string otherwise) => Node.Attributes.TryGetValue(attribute, out var found) ? found.Text ?? throw Wrong(attribute) : otherwise;

    /// <summary>Shapes, axes and places: a list of whole numbers.</summary>
    public long[] Numbers(int place)
    {
        var list = this[place];
        if (list.dim() > 1 || !IsWhole(list))
        {
            throw Refuse($"needs a list of whole numbers as input {place + 1}");
        }

        using var here = list.to(int64).cpu().contiguous();
        return here.numel() == 0 ? [] : here.data<long>().ToArray();
    }

    /// <summary>An axis in 0 … rank − 1; negative ones count from the end.</summary>
    public int Axis(long axis, long rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw Refuse($"names the axis {axis} of a tensor of {rank} dimensions");

    /// <summary>All inputs are float32.</summary>
    public void ExpectFloats()
    {
        if (Inputs.FirstOrDefault(input => input is not null && input.dtype != float32) is { } other)
        {
            throw Refuse($"computes with float32 only, and gets {other.dtype}");
        }
    }

    public SubmissionException Refuse(string why) =>
        new($"{Node.Label} {why}. Its inputs have the shapes {string.Join(", ", Inputs.Select(input => input is null ? "(none)" : Printable.Shape(input.shape)))}.");

    public static bool IsWhole(Tensor tensor) => tensor.dtype == int64 || tensor.dtype == int32;

    private SubmissionException Wrong(string attribute) => Refuse($"has an attribute '{attribute}' of a wrong type");
}
