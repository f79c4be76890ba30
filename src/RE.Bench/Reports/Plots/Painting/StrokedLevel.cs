using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>A line over the whole width or height of a plot.</summary>
internal sealed class StrokedLevel(double value, bool isVertical, Stroke stroke) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new ScottPlot.Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        if (isVertical)
        {
            var x = Axes.GetPixelX(value);
            path.MoveTo(x, rp.DataRect.Top);
            path.LineTo(x, rp.DataRect.Bottom);
        }
        else
        {
            var y = Axes.GetPixelY(value);
            path.MoveTo(rp.DataRect.Left, y);
            path.LineTo(rp.DataRect.Right, y);
        }

        stroke.Paint(rp.Canvas, path);
    }
}
