using RE.Bench.Reports.Plots.Axes;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>score@k against k.</summary>
internal static class BestOfKFigure
{
    private const float LeftPadding = 96;

    public static ReportFigure? Draw(FigureScope scope)
    {
        var curves = scope.Groups.Select(group => (Group: group, Points: group.Group.BestOfK.Points.Where(point => point.X >= 1).ToList())).Where(curve => curve.Points.Count > 0).ToList();
        if (curves.All(curve => curve.Points.Count < 2))
        {
            return null;
        }

        var axis = ScoreAxis.Of(curves.SelectMany(curve => curve.Points).SelectMany(point => (double[])[point.Score.Value, point.Score.High ?? 0]));
        var plot = PanelPlot.Create(scope.Font, LeftPadding);
        plot.XLabel("k: best of how many runs (log scale)", 13);
        axis.ApplyLeft(plot);
        KAxis.Of(curves.SelectMany(curve => curve.Points.Select(point => point.X))).Apply(plot);
        PanelPlot.Level(plot, 1, PlotInk.Muted, ScottPlot.LinePattern.DenselyDashed);
        var drawing = new CurveDrawing(plot, axis, curves.Count);
        foreach (var (group, points) in curves)
        {
            drawing.Curve(group, [.. points.Select(point => (KAxis.Place(point.X), point.Score))]);
        }

        return new()
        {
            Name = scope.FileName("score-at-k"),
            Title = "score@k: the best of k runs",
            Subtitle = $"Normalized score, mean over environments; {scope.Size}",
            Footer = scope.Footer($"Estimator: {scope.Report.Method.Estimator.Replace('-', ' ')}; an environment whose score is hidden from the agent counts its mean at every k.", axis.Remark),
            Description = $"Line chart of score@k against k. {string.Join(" ", curves.Select(curve => $"{curve.Group.Name}: {FigureWords.Score(curve.Points[0].Score.Value)} at k={curve.Points[0].X:0}, {FigureWords.Score(curve.Points[^1].Score.Value)} at k={curve.Points[^1].X:0}."))}",
            Legend = [.. curves.Select(curve => curve.Group.LegendEntry(curve.Group.Group.Score.N))],
            Panels = [new("", plot)],
        };
    }
}
