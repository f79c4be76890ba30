using RE.Bench.Reports.Plots.Styles;
using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>Paints the entries of a legend above the panels, where no data are.</summary>
internal static class LegendPainter
{
    public const float SwatchWidth = 40;

    private const float LineLength = 32;

    private const float MarkerSize = 9;

    public static void Paint(SKCanvas canvas, LegendEntry entry, SKPoint at, FigureText text)
    {
        using var paint = ScottPlot.Paint.NewDisposablePaint();
        var middle = at.Y + (FigureLayout.LegendRowHeight / 2);
        if (entry.Pattern is { } pattern)
        {
            using var line = new SKPath();
            line.MoveTo(at.X, middle);
            line.LineTo(at.X + LineLength, middle);
            new Stroke(entry.Color, 2, pattern).Paint(canvas, line);
        }

        if (entry.Marker != MarkerShape.None)
        {
            var marker = new MarkerStyle(entry.Marker, MarkerSize, entry.Color) { LineWidth = 1.5f, LineColor = entry.Color };
            marker.Render(canvas, new Pixel(at.X + (LineLength / 2), middle), paint);
        }

        using var ink = new SKPaint { Color = SKColor.Parse(PlotInk.InkHex), IsAntialias = true };
        canvas.DrawText(entry.Text, at.X + SwatchWidth, middle + 4.5f, SKTextAlign.Left, text.Body, ink);
    }
}
