using RE.Bench.Budgets;
using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots.Axes;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>Score against working time: a curve for each group whose runs can be cut earlier, a point at the budget for the others.</summary>
internal static class ScoreOverTimeFigure
{
    private const float LeftPadding = 96;

    // Points at the same budget stand side by side, this part of a doubling apart.
    private const double Apart = 0.055;

    public static ReportFigure Draw(FigureScope scope)
    {
        var curves = scope.Groups.Select(group => (Group: group, Points: Curve(group.Group))).ToList();
        var axis = ScoreAxis.Of(curves.SelectMany(curve => curve.Points.Select(point => point.Score).Append(curve.Group.Group.Score)).SelectMany(score => (double[])[score.Value, score.High ?? 0]));
        var hours = HoursAxis.Of(curves.SelectMany(curve => curve.Points is [] ? [Budget(curve.Group.Group) ?? 1] : curve.Points.Select(point => point.X)));
        var plot = PanelPlot.Create(scope.Font, LeftPadding);
        plot.XLabel("working time of a run (log scale)", 13);
        axis.ApplyLeft(plot);
        hours.Apply(plot);
        PanelPlot.Level(plot, 1, PlotInk.Muted, ScottPlot.LinePattern.DenselyDashed);
        var drawing = new CurveDrawing(plot, axis, curves.Count(curve => curve.Points.Count > 1));
        foreach (var (group, points) in curves.Where(curve => curve.Points.Count > 1))
        {
            drawing.Curve(group, [.. points.Select(point => (HoursAxis.Place(point.X), point.Score))]);
        }

        var single = curves.Where(curve => curve.Points.Count <= 1).ToList();
        foreach (var together in single.GroupBy(curve => Budget(curve.Group.Group) ?? 1))
        {
            foreach (var (at, (group, _)) in together.Index())
            {
                drawing.Point(group, HoursAxis.Place(together.Key) + ((at - ((together.Count() - 1) / 2.0)) * Apart), group.Group.Score);
            }
        }

        return Figure(scope, axis, single.Count, new("", plot));
    }

    private static ReportFigure Figure(FigureScope scope, ScoreAxis axis, int single, FigurePanel panel) => new()
    {
        Name = scope.FileName("score-over-time"),
        Title = "Score against working time",
        Subtitle = $"Normalized score so far, mean over environments; {scope.Size}",
        Footer = scope.Footer(
            single == 0 ? "" : $"Points: groups known at the end of their budget only; those at one budget stand side by side.",
            axis.Remark),
        Description = $"Line chart of normalized score against working time. {string.Join(" ", scope.Groups.Select(Sentence))}",
        Legend = [.. scope.Groups.Select(group => group.LegendEntry(group.Group.Score.N, Curve(group.Group).Count > 1))],
        Panels = [panel],
    };

    private static string Sentence(StyledGroup group) => $"{group.Name}: {FigureWords.Score(group.Group.Score.Value)} at the end.";

    private static IReadOnlyList<CurvePoint> Curve(ReportGroup group) => [.. group.OverTime.Points.Where(point => point.X > 0)];

    private static double? Budget(ReportGroup group) =>
        DurationText.TryParse(group.Budget)?.TotalHours ?? (group.OverTime.Points is [.., { X: > 0 } last] ? last.X : null);
}
