using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots.Axes;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>Score of the best split of a total budget into equal runs (RE-Bench paper, figure 2).</summary>
internal static class FrontierFigure
{
    private const float LeftPadding = 96;

    public static ReportFigure? Draw(FigureScope scope)
    {
        var curves = scope.Groups.Select(group => (Group: group, Points: group.Group.Frontier.Points.Where(point => point.X > 0).ToList())).Where(curve => curve.Points.Count > 0).ToList();
        if (curves.Count == 0)
        {
            return null;
        }

        var axis = ScoreAxis.Of(curves.SelectMany(curve => curve.Points).SelectMany(point => (double[])[point.Score.Value, point.Score.High ?? 0]));
        var hours = HoursAxis.Of(curves.SelectMany(curve => curve.Points.Select(point => point.X)));
        var plot = PanelPlot.Create(scope.Font, LeftPadding);
        plot.XLabel("total working time of all runs (log scale)", 13);
        axis.ApplyLeft(plot);
        hours.Apply(plot);
        PanelPlot.Level(plot, 1, PlotInk.Muted, ScottPlot.LinePattern.DenselyDashed);
        var drawing = new CurveDrawing(plot, axis, curves.Count);
        var lines = curves.Select(curve => (curve.Group, curve.Points, Line: drawing.Curve(curve.Group, [.. curve.Points.Select(point => (HoursAxis.Place(point.X), point.Score))]))).ToList();
        using var labels = new PointLabels(plot, PlotArea.Of(plot, FigureHeight, LeftPadding), scope.Font);
        foreach (var (_, _, line) in lines)
        {
            labels.Block(line);
        }

        var left = lines.Sum(line => line.Points.Zip(line.Line).Count(pair => !labels.TryPlace(pair.Second, Split(pair.First))));
        return Figure(scope, curves, new("", plot), [left == 0 ? "" : $"{FigureWords.Count(left, "label")} left out where they would overlap.", axis.Remark]);
    }

    private const float FigureHeight = 460;

    private static ReportFigure Figure(FigureScope scope, IReadOnlyList<(StyledGroup Group, List<CurvePoint> Points)> curves, FigurePanel panel, IEnumerable<string> remarks) => new()
    {
        Name = scope.FileName("best-of-k-frontier"),
        Title = "Best split of a total time budget",
        Subtitle = $"Normalized score of the best of k equal runs, mean over environments; labels: k × length of a run; {scope.Size}",
        Footer = scope.Footer([$"Estimator: {scope.Report.Method.Estimator.Replace('-', ' ')}.", .. remarks]),
        Description = $"Line chart of the score that the best split of a total budget gives. {string.Join(" ", curves.Select(Sentence))}",
        Legend = [.. curves.Select(curve => curve.Group.LegendEntry(curve.Group.Group.Score.N))],
        Panels = [panel],
        PanelHeight = FigureHeight,
    };

    private static string Sentence((StyledGroup Group, List<CurvePoint> Points) curve) =>
        $"{curve.Group.Name}: {string.Join(", ", curve.Points.Select(point => $"{FigureWords.Score(point.Score.Value)} with {FigureWords.Plain(point.Note)}"))}.";

    // "4 runs of 30m" is "4 × 30m" where room is short.
    private static string Split(CurvePoint point) =>
        FigureWords.Short(point.Note.Split(", cut from ")[0].Replace(" runs of ", " × ", StringComparison.Ordinal).Replace(" run of ", " × ", StringComparison.Ordinal), 16);
}
