using RE.Bench.Reports.Model;
using RE.Bench.Reports.Plots.Axes;
using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>Mean score of each group on each environment, against the starting solution, the reference and people.</summary>
internal static class EnvironmentBarsFigure
{
    private const float RowHeight = 21;

    private const float Bottom = 26;

    private const double BarSize = 0.34;

    private static readonly Color Reference = PlotInk.Muted;

    public static ReportFigure Draw(FigureScope scope)
    {
        var environments = scope.Environments;
        var levels = scope.Report.Levels.Where(level => level.Profile == scope.Profile).ToDictionary(level => level.Environment);
        var rows = scope.Groups.Count;
        var axis = ScoreAxis.Of(scope.Groups.SelectMany(group => group.Group.Cells).SelectMany(cell => (double[])[cell.Mean.Value, cell.Mean.High ?? 0])
            .Concat(levels.Values.Select(level => Math.Min(level.NinetiethPercentile, ScoreAxis.Cut))));
        var left = LeftPadding(scope);
        return new()
        {
            Name = scope.FileName("environments"),
            Title = "Score on each environment",
            Subtitle = $"Normalized score, mean of runs with interval; n: number of runs; {scope.Size}",
            Footer = scope.Footer(axis.Remark),
            Description = $"Bar chart of mean normalized scores. {string.Join(" ", environments.Select(environment => $"{FigureWords.Plain(environment)}: {string.Join(", ", scope.Groups.Select(group => Sentence(group, environment)).OfType<string>())}."))}",
            Legend = Legend(levels.Count > 0),
            Panels = [.. environments.Select(environment => Panel(scope, environment, axis, (left, levels.GetValueOrDefault(environment))))],
            Columns = environments.Count > 1 ? 2 : 1,
            PanelHeight = (rows * RowHeight) + Bottom + PanelPlot.Top + 6,
        };
    }

    private static FigurePanel Panel(FigureScope scope, string environment, ScoreAxis axis, (float Left, EnvironmentLevels? Levels) given)
    {
        var plot = PanelPlot.Create(scope.Font, given.Left, Bottom);
        axis.ApplyBottom(plot);
        plot.Axes.SetLimitsY(-scope.Groups.Count + 0.4, 0.6);
        plot.Grid.YAxisStyle.IsVisible = false;
        Vertical(plot, 1, Reference, LinePattern.DenselyDashed);
        if (given.Levels is { } levels)
        {
            Vertical(plot, levels.People.Value, PlotInk.Ink, LinePattern.Solid);
            Vertical(plot, levels.NinetiethPercentile, PlotInk.Ink, LinePattern.Dotted);
        }

        var ticks = new NumericManual();
        foreach (var (row, group) in scope.Groups.Index())
        {
            var cell = group.Group.Cells.FirstOrDefault(cell => cell.Environment == environment);
            ticks.AddMajor(-row, cell is null ? $"{group.Name}  n=0" : $"{group.Name}  n={cell.Mean.N}");
            if (cell is not null)
            {
                Bar(plot, group.Style, -row, (cell.Mean, axis));
            }
        }

        plot.Axes.Left.TickGenerator = ticks;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return new(FigureWords.Short(environment, 40), plot, given.Levels is { } level ? $"people {FigureWords.Score(level.People.Value)} (n={level.People.N})" : "");
    }

    private static void Bar(Plot plot, GroupStyle style, double row, (Estimate Mean, ScoreAxis Axis) given)
    {
        var ((value, low, high, _), axis) = given;
        var end = Math.Min(value, axis.Top);
        var bar = plot.Add.Rectangle(0, end, row - BarSize, row + BarSize);
        bar.FillColor = style.Color.WithAlpha(.45);
        bar.LineWidth = 0;
        if (low is { } from && high is { } to)
        {
            var interval = plot.Add.Line(Math.Min(from, axis.Top), row, Math.Min(to, axis.Top), row);
            interval.LineColor = PlotInk.Ink;
            interval.LineWidth = 1.4f;
        }

        var marker = plot.Add.Marker(end, row, style.Marker, 8, style.Color);
        marker.MarkerLineWidth = 1.5f;
        marker.MarkerLineColor = style.Color;
        if (value > axis.Top)
        {
            var text = plot.Add.Text($"{FigureWords.Score(value)} ▸", axis.Top, row);
            text.LabelAlignment = Alignment.MiddleRight;
            (text.LabelFontSize, text.OffsetX) = (11.5f, -10);
        }
    }

    private static void Vertical(Plot plot, double score, Color color, LinePattern pattern) => plot.Add.Plottable(new StrokedLevel(score, isVertical: true, new Stroke(color, 1.4f, pattern)));

    private static IReadOnlyList<LegendEntry> Legend(bool withPeople) =>
    [
        new("reference solution (1)", Reference, MarkerShape.None, LinePattern.DenselyDashed),
        .. withPeople ? (LegendEntry[])[new("people: mean", PlotInk.Ink, MarkerShape.None, LinePattern.Solid), new("people: 90th percentile", PlotInk.Ink, MarkerShape.None, LinePattern.Dotted)] : [],
        new("left edge: starting solution (0)", PlotInk.Ink, MarkerShape.VerticalBar, null),
    ];

    private static string? Sentence(StyledGroup group, string environment) =>
        group.Group.Cells.FirstOrDefault(cell => cell.Environment == environment) is { } cell ? $"{group.Name} {FigureWords.Score(cell.Mean.Value)} (n={cell.Mean.N})" : null;

    private static float LeftPadding(FigureScope scope)
    {
        using var text = new FigureText(scope.Font);
        return Math.Min(270, scope.Groups.Max(group => text.Body.MeasureText($"{group.Name}  n={group.Group.Score.N}"))) + 14;
    }
}
