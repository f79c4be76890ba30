using RE.Bench.Reports.Model;
using ScottPlot;

namespace RE.Bench.Reports.Plots.Styles;

/// <summary>
/// Gives each group its style: people in ink, agents in the colors of Okabe and Ito (Color Universal Design, 2008), the yellow left out
/// because it is too pale on white. An agent keeps its color over its budgets; markers and dashes differ.
/// </summary>
internal static class GroupStyles
{
    private static readonly Color[] Colors = [.. ((string[])["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]).Select(hex => Color.FromHex(hex))];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledTriangleDown,
        MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp, MarkerShape.OpenTriangleDown, MarkerShape.OpenDiamond, MarkerShape.Eks,
    ];

    private static readonly LinePattern[] Patterns = [LinePattern.Solid, LinePattern.DenselyDashed, LinePattern.Dotted, LinePattern.Dashed];

    public static IReadOnlyList<StyledGroup> Of(IEnumerable<ReportGroup> groups)
    {
        var styled = new List<StyledGroup>();
        var agents = new List<string>();
        foreach (var group in groups)
        {
            if (!agents.Contains(group.Agent) && !group.IsHuman)
            {
                agents.Add(group.Agent);
            }

            var sameAgent = styled.Count(other => other.Group.Agent == group.Agent);
            styled.Add(new(group, group.IsHuman ? People(sameAgent) : Agent(agents.IndexOf(group.Agent), sameAgent, styled.Count(other => !other.Group.IsHuman))));
        }

        return styled;
    }

    private static GroupStyle People(int number) => new(PlotInk.Ink, MarkerShape.FilledDiamond, Patterns[number % Patterns.Length]);

    private static GroupStyle Agent(int agent, int number, int all) =>
        new(Colors[agent % Colors.Length], Markers[all % Markers.Length], Patterns[(agent / Colors.Length + number) % Patterns.Length]);
}
