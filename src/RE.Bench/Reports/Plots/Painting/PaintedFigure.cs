using System.Text;
using RE.Bench.Reports.Plots.Styles;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>A figure as pictures.</summary>
internal static class PaintedFigure
{
    private const int Scale = 2;

    private const int CompressionLevel = 6;

    /// <summary>PNG with two pixels for each of the figure's, sharp on dense screens and in print.</summary>
    public static void WritePng(ReportFigure figure, PlotFont font, Stream output)
    {
        using var text = new FigureText(font);
        var layout = FigureLayout.Of(figure, text);
        using var surface = SKSurface.Create(new SKImageInfo((int)FigureLayout.Width * Scale, (int)MathF.Ceiling(layout.Height) * Scale));
        surface.Canvas.Scale(Scale);
        new FigurePainter(text).Paint(surface.Canvas, figure, layout);
        using var pixels = surface.PeekPixels();

        // Flat colors compress best unfiltered.
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, CompressionLevel))
            ?? throw new InvalidOperationException($"The figure '{figure.Name}' could not be encoded.");
        png.SaveTo(output);
    }

    /// <summary>SVG, with title and description.</summary>
    public static SvgPicture Svg(ReportFigure figure, PlotFont font)
    {
        using var text = new FigureText(font);
        var layout = FigureLayout.Of(figure, text);
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(FigureLayout.Width, MathF.Ceiling(layout.Height)), stream))
        {
            new FigurePainter(text).Paint(canvas, figure, layout);
        }

        return new SvgPicture(figure, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
