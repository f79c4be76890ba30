using System.Runtime.InteropServices;
using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.RestrictedMlm.Rules;
using RE.Bench.Scorers.Shared;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>Computes a checked graph: what depends on constants once, the rest for every batch, each tensor freed after its last use.</summary>
internal sealed class GraphRunner : IDisposable
{
    private readonly RunLimits _limits;
    private readonly TensorLoader _loader;
    private readonly Device _device;
    private readonly Dictionary<string, Tensor> _fixed = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> _nodes;
    private readonly ILookup<int, string> _lastUses;

    /// <exception cref="SubmissionException">A stored tensor, or a node that computes with constants alone, cannot be used.</exception>
    public GraphRunner(CheckedGraph graph, TensorLoader loader, RunLimits limits, Device device)
    {
        (_limits, _loader, _device) = (limits, loader, device);
        var needed = graph.Needed();
        _nodes = [.. needed.Where(node => graph.Origins[node.Outputs[0]] != Origin.Fixed)];
        _lastUses = _nodes.Index().SelectMany(node => node.Item.Inputs.Concat(node.Item.Outputs).Select(name => (name, node.Index)))
            .Where(use => use.name is not ("" or GraphRules.Output)).GroupBy(use => use.name).ToLookup(uses => uses.Max(use => use.Index), uses => uses.Key);
        try
        {
            Prepare(graph, needed);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The logits of a batch of tokens; the caller disposes them.</summary>
    /// <exception cref="SubmissionException">A node cannot be computed, or takes too much.</exception>
    public Tensor Run(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal) { [GraphRules.Input] = tokens.to(_device).alias() };
        var meter = new Meter(_limits);
        foreach (var (place, node) in _nodes.Index())
        {
            Compute(node, values, meter);
            foreach (var name in _lastUses[place])
            {
                if (values.Remove(name, out var used))
                {
                    meter.Freed(used.numel());
                    used.Dispose();
                }
            }
        }

        return (values.GetValueOrDefault(GraphRules.Output) ?? _fixed[GraphRules.Output].alias()).MoveToOuterDisposeScope();
    }

    public void Dispose()
    {
        foreach (var tensor in _fixed.Values)
        {
            tensor.Dispose();
        }
    }

    private void Prepare(CheckedGraph graph, IReadOnlyList<OnnxNode> needed)
    {
        using var scope = NewDisposeScope();
        foreach (var stored in graph.Model.Initializers)
        {
            _fixed[stored.Name] = _loader.Load(stored, $"the initializer '{Printable.Short(stored.Name)}'").to(_device).DetachFromDisposeScope();
        }

        var meter = new Meter(_limits);
        foreach (var node in needed.Where(node => graph.Origins[node.Outputs[0]] == Origin.Fixed))
        {
            Compute(node, _fixed, meter);
            node.Outputs.ForEach(output => _fixed[output].DetachFromDisposeScope());
        }
    }

    private void Compute(OnnxNode node, Dictionary<string, Tensor> values, Meter meter)
    {
        var inputs = node.Inputs.Select(name => name.Length == 0 ? null : values.TryGetValue(name, out var made) ? made : _fixed[name]).ToList();
        var call = new Call(node, inputs, meter, (stored, what) => _loader.Load(stored, what).to(_device));
        if (node.Operator != "Cast" && inputs.Any(input => input is not null && Storing.IsHalf(input)))
        {
            throw call.Refuse("gets a stored half; only Cast to float may read one");
        }

        foreach (var (place, result) in Results(call).Index())
        {
            meter.Made(result.numel());
            values[node.Outputs[place]] = result;
        }
    }

    private static IReadOnlyList<Tensor> Results(Call call)
    {
        try
        {
            return OperatorTable.All[call.Node.Operator](call);
        }
        catch (Exception e) when (e is ExternalException or ArgumentException or OverflowException)
        {
            // What the checks above the operators did not foresee, libtorch refuses.
            throw call.Refuse("cannot be computed");
        }
    }
}
