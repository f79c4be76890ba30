using TorchSharp;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>Look-ups, pieces and joins of tensors.</summary>
internal static class Selecting
{
    /// <summary>Entries along an axis by whole-number index; an embedding is one along axis 0.</summary>
    public static Tensor Gather(Call call)
    {
        if (!Call.IsWhole(call[1]) || call[0].dim() == 0)
        {
            throw call.Refuse("needs a table and whole numbers as index");
        }

        var axis = call.Axis(call.Integer("axis", 0), call[0].dim());
        long[] shape = [.. call[0].shape[..axis], .. call[1].shape, .. call[0].shape[(axis + 1)..]];
        call.Meter.Announce(call.Node, shape);
        using var index = call[1].to(int64).flatten();
        var length = call[0].shape[axis];
        if (index.numel() == 0)
        {
            return zeros(shape, call[0].dtype, call[0].device);
        }

        var (least, most) = (index.min().item<long>(), index.max().item<long>());
        if (least < -length || most >= length)
        {
            throw call.Refuse($"looks up the index {(least < -length ? least : most)} of a table of {length}");
        }

        using var counted = least < 0 ? index + (index.lt(0).to(int64) * length) : index.alias();
        return call[0].index_select(axis, counted).reshape(shape);
    }

    public static Tensor Slice(Call call)
    {
        var (starts, ends) = (call.Numbers(1), call.Numbers(2));
        var axes = call.Has(3) ? call.Numbers(3) : [.. starts.Select((_, axis) => (long)axis)];
        var steps = call.Has(4) ? call.Numbers(4) : [.. starts.Select(_ => 1L)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length || steps.Any(step => step < 1))
        {
            throw call.Refuse("needs as many starts as ends, axes and steps, and steps of 1 or more");
        }

        var piece = call[0].alias();
        foreach (var (i, named) in axes.Index())
        {
            var axis = call.Axis(named, call[0].dim());
            var length = piece.shape[axis];
            long Clamp(long place) => Math.Clamp(place < 0 ? place + length : place, 0, length);
            piece = piece.slice(axis, Clamp(starts[i]), Math.Max(Clamp(starts[i]), Clamp(ends[i])), steps[i]);
        }

        return piece;
    }

    public static IReadOnlyList<Tensor> Split(Call call)
    {
        var axis = call.Axis(call.Integer("axis", 0), call[0].dim());
        var length = call[0].shape[axis];
        var sizes = call.Has(1) ? call.Numbers(1) : Even(call, length);
        return sizes.Length == call.Node.Outputs.Count && sizes.All(size => size >= 0 && size <= length) && sizes.Sum() == length
            ? call[0].split(sizes, axis)
            : throw call.Refuse($"must name the size of each of its {call.Node.Outputs.Count} parts, together {length}");
    }

    public static Tensor Concat(Call call)
    {
        if (!call.Node.Attributes.ContainsKey("axis") || call.Inputs.Contains(null) || call.Inputs.Any(part => part!.dtype != call[0].dtype || part.dim() != call[0].dim()))
        {
            throw call.Refuse("needs an axis, and parts of one type and number of dimensions");
        }

        var axis = call.Axis(call.Integer("axis", 0), call[0].dim());
        if (call.Inputs.Any(part => part!.shape.Where((length, i) => i != axis && length != call[0].shape[i]).Any()))
        {
            throw call.Refuse("gets parts that differ in more than the joined axis");
        }

        long[] shape = [.. call[0].shape];
        shape[axis] = call.Inputs.Sum(part => part!.shape[axis]);
        call.Meter.Announce(call.Node, shape);
        return cat([.. call.Inputs.OfType<Tensor>()], axis);
    }

    /// <summary>A border of one fixed number.</summary>
    public static Tensor Pad(Call call)
    {
        var rank = (int)call[0].dim();
        var pads = call.Numbers(1);
        var axes = call.Has(3) ? [.. call.Numbers(3).Select(axis => call.Axis(axis, rank))] : Enumerable.Range(0, rank).ToArray();
        if (call.Text("mode", "constant") != "constant" || pads.Length != 2 * axes.Length || pads.Any(pad => pad < 0) || axes.Distinct().Count() != axes.Length)
        {
            throw call.Refuse("needs mode 'constant' and two lengths of 0 or more for each axis");
        }

        // libtorch counts from the last axis, and names before and after together.
        var border = new long[2 * rank];
        foreach (var (i, axis) in axes.Index())
        {
            border[2 * (rank - 1 - axis)] = pads[i];
            border[(2 * (rank - 1 - axis)) + 1] = pads[i + axes.Length];
        }

        call.Meter.Announce(call.Node, [.. call[0].shape.Select((length, axis) => length + border[2 * (rank - 1 - axis)] + border[(2 * (rank - 1 - axis)) + 1])]);
        return nn.functional.pad(call[0], border, PaddingModes.Constant, FillOf(call));
    }

    private static double FillOf(Call call) => !call.Has(2) ? 0
        : call[2].numel() == 1 && call[2].dtype == call[0].dtype ? call[2].to(float64).item<double>()
        : throw call.Refuse("needs one number of its input's type to fill with");

    // Opset 18: parts of one size, the last one smaller if it must be.
    private static long[] Even(Call call, long length)
    {
        var parts = call.Integer("num_outputs", 0);
        if (parts < 1 || parts > call.Node.Outputs.Count)
        {
            throw call.Refuse("needs the sizes of its parts, or num_outputs");
        }

        var size = (length + parts - 1) / parts;
        return [.. Enumerable.Range(0, (int)parts).Select(i => Math.Clamp(length - (i * size), 0, size))];
    }
}
