using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>A line through points of a plot, straight or in steps.</summary>
internal sealed class StrokedLine(IReadOnlyList<Coordinates> points, Stroke stroke) : IPlottable
{
    /// <summary>True to stay at a value until the next one comes.</summary>
    public bool IsStepped { get; init; }

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new ScottPlot.Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    // Axes are set by hand everywhere.
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        for (var at = 0; at < points.Count; at++)
        {
            var pixel = Axes.GetPixel(points[at]);
            if (at == 0)
            {
                path.MoveTo(pixel.X, pixel.Y);
                continue;
            }

            if (IsStepped)
            {
                path.LineTo(pixel.X, path.LastPoint.Y);
            }

            path.LineTo(pixel.X, pixel.Y);
        }

        stroke.Paint(rp.Canvas, path);
    }
}
