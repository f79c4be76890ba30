using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>A line with its dashes. The SVG writer of the drawing library knows no dashes, so they are painted as the shapes that they are.</summary>
/// <param name="Color">Color.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Pattern">Dashes.</param>
internal sealed record Stroke(Color Color, float Width, LinePattern Pattern)
{
    public void Paint(SKCanvas canvas, SKPath path)
    {
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = Width, IsAntialias = true, Color = Color.ToSKColor(), StrokeJoin = SKStrokeJoin.Round };
        if (Intervals() is not { Length: > 0 } intervals)
        {
            canvas.DrawPath(path, paint);
            return;
        }

        paint.PathEffect = SKPathEffect.CreateDash(intervals, 0);
        using var dashes = new SKPath();
        using var fill = new SKPaint { IsAntialias = true, Color = Color.ToSKColor() };
        if (paint.GetFillPath(path, dashes))
        {
            canvas.DrawPath(dashes, fill);
        }
    }

    private float[] Intervals() => Pattern.Name switch
    {
        nameof(LinePattern.Dashed) => [9 * Width / 2, 4 * Width / 2],
        "Densely Dashed" or nameof(LinePattern.DenselyDashed) => [5 * Width / 2, 3 * Width / 2],
        nameof(LinePattern.Dotted) => [1.2f * Width, 2 * Width],
        _ => [],
    };
}
