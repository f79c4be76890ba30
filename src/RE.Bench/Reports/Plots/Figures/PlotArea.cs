using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Figures;

/// <summary>Where the data of a panel lie in pixels, known before it is painted because the paddings are fixed.</summary>
internal sealed record PlotArea(AxisLimits Limits, float Width, float Height)
{
    public static PlotArea Of(Plot plot, float height, float left) =>
        new(plot.Axes.GetLimits(), Painting.FigureLayout.Width - (2 * Painting.FigureLayout.Edge) - left - PanelPlot.Right, height - PanelPlot.Bottom - PanelPlot.Top);

    public SKPoint Pixel(Coordinates point) =>
        new((float)((point.X - Limits.Left) / (Limits.Right - Limits.Left) * Width), (float)((Limits.Top - point.Y) / (Limits.Top - Limits.Bottom) * Height));
}
