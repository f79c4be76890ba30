using RE.Bench.Scorers.Shared;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>The same numbers in another shape or order.</summary>
internal static class Rearranging
{
    private const int MostDimensions = 12;

    /// <summary>0 keeps a length (unless allowzero), −1 is what is left.</summary>
    public static Tensor Reshape(Call call)
    {
        var wanted = call.Numbers(1);
        var keepZero = call.Integer("allowzero", 0) != 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = wanted[i] == 0 && !keepZero
                ? i < call[0].dim() ? call[0].shape[i] : throw call.Refuse("keeps a length (0) that its input does not have")
                : wanted[i];
        }

        if (wanted.Length > MostDimensions || wanted.Any(length => length < -1) || wanted.Count(length => length == -1) > 1)
        {
            throw call.Refuse($"needs at most {MostDimensions} lengths, -1 at most once");
        }

        var known = wanted.Where(length => length != -1).Aggregate(1.0, (product, length) => product * length);
        if (wanted.Contains(-1) ? known == 0 || call[0].numel() % known != 0 : known != call[0].numel())
        {
            throw call.Refuse($"cannot give its input the shape {Printable.Shape(wanted)}");
        }

        call.Meter.Announce(call.Node, call[0].shape);
        return call[0].reshape(wanted);
    }

    public static Tensor Transpose(Call call)
    {
        var rank = (int)call[0].dim();
        var order = call.Node.Attributes.TryGetValue("perm", out var perm) ? [.. perm.Integers] : Enumerable.Range(0, rank).Select(axis => (long)axis).Reverse().ToArray();
        return order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis))
            ? call[0].permute(order)
            : throw call.Refuse($"has a perm {Printable.Shape(order.Take(MostDimensions))} that is no order of its axes");
    }

    public static Tensor Squeeze(Call call)
    {
        var shape = call[0].shape;
        var axes = call.Has(1) ? call.Numbers(1).Select(axis => call.Axis(axis, shape.Length)).ToHashSet() : [.. Enumerable.Range(0, shape.Length).Where(axis => shape[axis] == 1)];
        return axes.All(axis => shape[axis] == 1)
            ? call[0].reshape([.. shape.Where((_, axis) => !axes.Contains(axis))])
            : throw call.Refuse("can only squeeze axes of length 1");
    }

    public static Tensor Unsqueeze(Call call)
    {
        var named = call.Numbers(1);
        var rank = call[0].dim() + named.Length;
        var axes = named.Select(axis => call.Axis(axis, rank)).ToHashSet();
        if (axes.Count != named.Length || rank > MostDimensions)
        {
            throw call.Refuse($"names an axis twice, or makes more than {MostDimensions} dimensions");
        }

        var lengths = new Queue<long>(call[0].shape);
        return call[0].reshape([.. Enumerable.Range(0, (int)rank).Select(axis => axes.Contains(axis) ? 1 : lengths.Dequeue())]);
    }

    public static Tensor Expand(Call call)
    {
        var wanted = call.Numbers(1);
        if (wanted.Length > MostDimensions || wanted.Any(length => length < 0) || Broadcasting.Join(call[0].shape, wanted) is not { } shape)
        {
            throw call.Refuse($"cannot be expanded to {Printable.Shape(wanted.Take(MostDimensions))}");
        }

        call.Meter.Announce(call.Node, shape);
        return call[0].expand(shape);
    }

    /// <summary>The lengths of a tensor: whole numbers, from which there is no way back to float.</summary>
    public static Tensor Shape(Call call)
    {
        var shape = call[0].shape;
        var rank = shape.Length;
        long Clamp(long place) => Math.Clamp(place < 0 ? place + rank : place, 0, rank);
        var (start, end) = (Clamp(call.Integer("start", 0)), Clamp(call.Integer("end", rank)));
        return tensor(start < end ? shape[(int)start..(int)end] : [], dtype: ScalarType.Int64, device: call[0].device);
    }
}
