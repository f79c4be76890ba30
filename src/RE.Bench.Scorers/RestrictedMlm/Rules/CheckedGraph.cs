using RE.Bench.Scorers.RestrictedMlm.Onnx;

namespace RE.Bench.Scorers.RestrictedMlm.Rules;

/// <summary>A graph that keeps the rules, in the order of computation.</summary>
/// <param name="Model">As read.</param>
/// <param name="Origins">What each value depends on.</param>
internal sealed record CheckedGraph(OnnxModel Model, IReadOnlyDictionary<string, Origin> Origins)
{
    /// <summary>The nodes that the output needs, in order; others are checked, but not computed.</summary>
    public IReadOnlyList<OnnxNode> Needed()
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal) { GraphRules.Output };
        var needed = new List<OnnxNode>();
        foreach (var node in Enumerable.Reverse(Model.Nodes).Where(node => node.Outputs.Any(wanted.Contains)))
        {
            wanted.UnionWith(node.Inputs);
            needed.Add(node);
        }

        needed.Reverse();
        return needed;
    }
}
