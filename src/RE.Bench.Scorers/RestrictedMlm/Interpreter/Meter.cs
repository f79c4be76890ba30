using System.Globalization;
using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.Shared;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>Counts what a pass uses, and refuses a node before it takes more than is allowed.</summary>
internal sealed class Meter(RunLimits limits)
{
    private const int ElementWork = 8;
    private double _work;
    private double _alive;

    /// <summary>Announces a result of that shape, and the operations it takes beyond writing it.</summary>
    /// <exception cref="SubmissionException">It is too much; the message names the node and the limit.</exception>
    public void Announce(OnnxNode node, IReadOnlyList<long> shape, double operations = 0)
    {
        var elements = Count(shape);
        if (_alive + elements > limits.Elements)
        {
            throw new SubmissionException(string.Create(CultureInfo.InvariantCulture,
                $"{node.Label} makes a tensor of shape {Printable.Shape(shape)}; with the others alive that is more than the {limits.Elements:N0} numbers that fit into memory."));
        }

        _work += operations + (ElementWork * elements);
        if (_work > limits.Work)
        {
            throw new SubmissionException(string.Create(CultureInfo.InvariantCulture,
                $"the graph takes more than {limits.Work:0.##e+0} operations for one batch of windows, the limit for a window times their number (reached at {node.Label}). Use a smaller model."));
        }
    }

    public void Made(long elements) => _alive += elements;

    public void Freed(long elements) => _alive -= elements;

    // In floating point, because shapes of a hostile file multiply beyond every whole number.
    private static double Count(IReadOnlyList<long> shape) => shape.Aggregate(1.0, (product, length) => product * length);
}
