using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Plots.Axes;
using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;
using ScottPlot;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>The score so far of every run, a panel for each environment.</summary>
internal static class TrajectoriesFigure
{
    private const float LeftPadding = 92;

    private const float Bottom = 28;

    /// <summary>Null when no run can be cut earlier, as in tables of final scores.</summary>
    public static ReportFigure? Draw(FigureScope scope)
    {
        var groups = scope.Groups.SelectMany(group => group.Group.Runs.Select(run => (Run: run, Group: group))).ToLookup(pair => pair.Run, pair => pair.Group);
        var runs = scope.Report.Runs.Where(run => run.Profile == scope.Profile && groups.Contains(run.Run)).ToList();
        var drawn = runs.Where(run => run.HasTrajectory).Select(run => (Run: run, Group: groups[run.Run].First(), Steps: RunSteps.Of(run))).ToList();
        if (drawn.Count == 0)
        {
            return null;
        }

        var axis = ScoreAxis.Of(drawn.SelectMany(run => run.Steps).Select(step => step.Score));
        var panels = drawn.GroupBy(run => run.Run.Environment).OrderBy(runs => runs.Key, StringComparer.Ordinal).Select(runs => Panel(scope.Font, axis, runs.Key, [.. runs])).ToList();
        var without = runs.Count - drawn.Count;
        return new()
        {
            Name = scope.FileName("trajectories"),
            Title = "Score so far of each run",
            Subtitle = $"Normalized score against working time, a line for each run, a marker where it ends; {FigureWords.Count(drawn.Count, "run")}, {FigureWords.Count(panels.Count, "environment")}, profile {FigureWords.Short(scope.Profile, 40)}",
            Footer = scope.Footer(panels.Exists(panel => panel.Remark.Contains("log scale", StringComparison.Ordinal)) ? "Working time is on a log scale where budgets differ fourfold or more." : "", without == 0 ? "" : $"{FigureWords.Count(without, "run")} known by the final score only left out.", axis.Remark),
            Description = $"Step charts of the score so far of {FigureWords.Count(drawn.Count, "run")}. {string.Join(" ", panels.Select(panel => $"{panel.Title}: {panel.Remark}."))}",
            Legend = [.. drawn.Select(run => run.Group).DistinctBy(group => group.Group.Name).Select(group => group.LegendEntry(drawn.Count(run => run.Group.Group.Name == group.Group.Name)))],
            Panels = panels,
            Columns = panels.Count switch { 1 => 1, 2 or 4 => 2, _ => 3 },
            PanelHeight = panels.Count == 1 ? 380 : 210,
        };
    }

    private static FigurePanel Panel(PlotFont font, ScoreAxis axis, string environment, IReadOnlyList<(RunRecord Run, StyledGroup Group, IReadOnlyList<(double Hours, double Score)> Steps)> runs)
    {
        var plot = PanelPlot.Create(font, LeftPadding, Bottom);
        axis.ApplyLeft(plot);
        var time = TrajectoryTime.Of([.. runs.Select(run => run.Run)]);
        time.Apply(plot);
        PanelPlot.Level(plot, 1, PlotInk.Muted, LinePattern.DenselyDashed);
        var alpha = Math.Clamp(12.0 / runs.Count, 0.25, 0.9);
        foreach (var (_, group, steps) in runs)
        {
            Coordinates[] points = [.. steps.Select(step => new Coordinates(time.Place(step.Hours), step.Score))];
            plot.Add.Plottable(new StrokedLine(points, new Stroke(group.Style.Color.WithAlpha(alpha), 1.5f, LinePattern.Solid)) { IsStepped = true });
            var end = plot.Add.Marker(time.Place(steps[^1].Hours), Math.Min(steps[^1].Score, axis.Top), group.Style.Marker, 6, group.Style.Color.WithAlpha(Math.Max(alpha, .5)));
            end.MarkerLineWidth = 1.3f;
        }

        return new(FigureWords.Short(environment, 30), plot, FigureWords.Count(runs.Count, "run") + (time.IsLogarithmic ? ", log scale" : ""));
    }
}
