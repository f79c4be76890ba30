using System.Globalization;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Aide;

/// <summary>What a prompt tells of earlier nodes: the good ones, the best first when not all fit, in the order of trying.</summary>
internal static class Memory
{
    private const int PlanLength = 500;
    private const int SummaryLength = 400;

    public static string Of(NodeTree tree, bool higherIsBetter, int room)
    {
        var good = tree.Nodes.Where(node => node.IsGood).ToList();
        var failed = tree.Nodes.Count(node => node.IsBuggy);
        List<(Node Node, string Text)> told = [];
        foreach (var node in good.OrderByDescending(node => node.Metric is { } metric ? (higherIsBetter ? metric : -metric) : double.NegativeInfinity))
        {
            var text = Tell(node);
            if (told.Sum(t => t.Text.Length) + text.Length > room)
            {
                break;
            }

            told.Add((node, text));
        }

        var left = good.Count - told.Count;
        return string.Join("\n\n", (IEnumerable<string>)[
            .. told.OrderBy(t => t.Node.Number).Select(t => t.Text),
            .. left > 0 ? [$"({left} more are left out here.)"] : Array.Empty<string>(),
            .. failed > 0 ? [$"({failed} solutions failed.)"] : Array.Empty<string>(),
            .. good.Count + failed == 0 ? ["Nothing was tried yet."] : Array.Empty<string>()]);
    }

    private static string Tell(Node node) => string.Create(
        CultureInfo.InvariantCulture,
        $"Solution {node.Number} ({node.Kind}): {TextCut.Head(node.Proposal.Plan, PlanLength)}\nResult: {(node.Metric is { } metric ? $"{metric:R}" : "valid, not measured")}. {TextCut.Head(node.Review?.Summary ?? "", SummaryLength)}").TrimEnd();
}
