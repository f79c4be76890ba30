using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.Shared;

namespace RE.Bench.Scorers.RestrictedMlm.Rules;

/// <summary>Checks a graph before anything is computed: only allowed operators, each value made once and before it is used, no branching on tokens.</summary>
internal static class GraphRules
{
    public const string Input = "tokens";
    public const string Output = "logits";
    public const long Opset = 18;

    /// <exception cref="SubmissionException">A rule is broken; the message names the node and what is allowed.</exception>
    public static CheckedGraph Check(OnnxModel model)
    {
        CheckOpset(model);
        CheckPorts(model);
        model.Nodes.ForEach(CheckOperator);
        var origins = new Dictionary<string, Origin>(StringComparer.Ordinal) { [Input] = Origin.Tokens };
        model.Initializers.ForEach(tensor => Define(origins, tensor.Name, Origin.Fixed, $"the initializer '{Printable.Short(tensor.Name)}'"));
        var later = model.Nodes.SelectMany(node => node.Outputs).ToHashSet(StringComparer.Ordinal);
        foreach (var node in model.Nodes)
        {
            var origin = OriginOf(node, origins, later);
            node.Outputs.ForEach(output => Define(origins, output, origin, node.Label));
        }

        return origins.ContainsKey(Output)
            ? new(model, origins)
            : throw new SubmissionException($"no node of the graph makes its output '{Output}'.");
    }

    private static void CheckOpset(OnnxModel model)
    {
        var versions = model.Opsets.Where(opset => opset.Domain is "" or "ai.onnx").Select(opset => opset.Version).ToList();
        if (versions is not [Opset])
        {
            throw new SubmissionException($"model.onnx asks for the operator set {(versions is [] ? "of no version" : string.Join(" and ", versions))} of the default domain. Export with opset {Opset}.");
        }
    }

    // An input that is also an initializer is a default value, as old exporters write it: a weight.
    private static void CheckPorts(OnnxModel model)
    {
        var stored = model.Initializers.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        if (model.Inputs.Where(port => !stored.Contains(port.Name)).ToList() is not [{ Name: Input, Type: OnnxType.Int64 }])
        {
            throw new SubmissionException($"the graph must have one input, '{Input}' of type int64 [batch, time]; weights are initializers.");
        }

        if (model.Outputs is not [{ Name: Output, Type: OnnxType.Float }])
        {
            throw new SubmissionException($"the graph must have one output, '{Output}' of type float [batch, time, vocabulary].");
        }
    }

    private static void CheckOperator(OnnxNode node)
    {
        if (node.Domain is not ("" or "ai.onnx"))
        {
            throw new SubmissionException($"{node.Label} is of the domain '{Printable.Short(node.Domain)}'. Only these operators of the default domain are allowed: {AllowedOperators.Names}.");
        }

        if (!AllowedOperators.All.TryGetValue(node.Operator, out var rule))
        {
            throw new SubmissionException($"{node.Label} is not an allowed operator. Allowed are: {AllowedOperators.Names}.");
        }

        if (node.Attributes.Values.FirstOrDefault(attribute => attribute.HoldsProgram) is { } program)
        {
            throw new SubmissionException($"{node.Label} has a subgraph, type or reference in its attribute '{Printable.Short(program.Name)}', which no allowed operator has.");
        }

        if (node.Attributes.Keys.FirstOrDefault(name => !rule.Attributes.Contains(name)) is { } unknown)
        {
            var known = rule.Attributes.Length == 0 ? "none" : string.Join(", ", rule.Attributes);
            throw new SubmissionException($"{node.Label} has the attribute '{Printable.Short(unknown)}'. Attributes of {node.Operator} at opset {Opset} are: {known}.");
        }

        if (node.Inputs.Count < rule.FewestInputs || node.Inputs.Count > rule.MostInputs || node.Inputs.Take(rule.FewestInputs).Any(name => name.Length == 0))
        {
            throw new SubmissionException($"{node.Label} has {node.Inputs.Count(name => name.Length > 0)} inputs, and {rule.FewestInputs} to {rule.MostInputs} are possible.");
        }

        if (node.Outputs.Count == 0 || (node.Outputs.Count > 1 && node.Operator != "Split"))
        {
            throw new SubmissionException($"{node.Label} has {node.Outputs.Count} outputs; only Split has more than one.");
        }
    }

    /// <summary>Where a node's result comes from, once its inputs are known to be there.</summary>
    private static Origin OriginOf(OnnxNode node, Dictionary<string, Origin> origins, HashSet<string> later)
    {
        var origin = Origin.Fixed;
        var rule = AllowedOperators.All[node.Operator];
        foreach (var (place, name) in node.Inputs.Index().Where(input => input.Item.Length > 0))
        {
            if (!origins.TryGetValue(name, out var from))
            {
                throw new SubmissionException(later.Contains(name)
                    ? $"{node.Label} uses '{Printable.Short(name)}', which is made by itself or by a later node: nodes must stand in the order of computation, without cycles."
                    : $"{node.Label} uses '{Printable.Short(name)}', which nothing in the graph makes.");
            }

            if (from == Origin.Tokens && rule.FixedInputs.Contains(place))
            {
                throw new SubmissionException($"{node.Label} takes a shape, an axis or a place from '{Printable.Short(name)}', which depends on the tokens. These must come from constants or from Shape.");
            }

            origin = (Origin)Math.Max((int)origin, (int)from);
        }

        return node.Operator == "Shape" && origin == Origin.Tokens ? Origin.InputShape : origin;
    }

    private static void Define(Dictionary<string, Origin> origins, string name, Origin origin, string label)
    {
        if (name.Length == 0 || !origins.TryAdd(name, origin))
        {
            throw new SubmissionException(name.Length == 0
                ? $"{label} has no name for its result."
                : $"{label} makes '{Printable.Short(name)}', a name that is already taken. Every value needs a name of its own.");
        }
    }
}
