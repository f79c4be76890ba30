using RE.Bench.Reports.Plots.Painting;
using RE.Bench.Reports.Plots.Styles;
using ScottPlot;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>An empty coordinate system in the house's look, with a fixed place for its data.</summary>
internal static class PanelPlot
{
    public const float Bottom = 44;

    public const float Right = 14;

    public const float Top = 10;

    public static Plot Create(PlotFont font, float left, float bottom = Bottom)
    {
        var plot = new Plot();
        plot.Font.Set(font.Family);
        plot.FigureBackground.Color = PlotInk.Paper;
        plot.DataBackground.Color = PlotInk.Paper;
        plot.Axes.Color(PlotInk.Ink);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Left.TickLabelStyle.FontSize = 12;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 12;
        plot.Axes.Bottom.Label.FontSize = 13;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Grid.MajorLineColor = PlotInk.Grid;
        plot.HideLegend();
        plot.Layout.Fixed(new PixelPadding(left, Right, bottom, Top));
        return plot;
    }

    /// <summary>A dashed line where a level lies.</summary>
    public static void Level(Plot plot, double score, Color color, LinePattern pattern)
    {
        plot.Add.Plottable(new StrokedLevel(score, isVertical: false, new Stroke(color, 1.3f, pattern)));
    }
}
