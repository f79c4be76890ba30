using RE.Bench.Reports.Plots.Styles;
using ScottPlot;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>Paints a figure: title, legend, panels, footer.</summary>
internal sealed class FigurePainter(FigureText text)
{
    private readonly SKColor _ink = SKColor.Parse(PlotInk.InkHex);

    private readonly SKColor _muted = SKColor.Parse(PlotInk.MutedHex);

    public void Paint(SKCanvas canvas, ReportFigure figure, FigureLayout layout)
    {
        using var paper = new SKPaint { Color = SKColor.Parse(PlotInk.PaperHex) };
        canvas.DrawRect(0, 0, FigureLayout.Width, layout.Height, paper);
        Write(canvas, figure.Title, new(FigureLayout.Edge, FigureLayout.TitleBaseline), text.Title, _ink);
        WriteLines(canvas, layout.Subtitle, FigureLayout.SubtitleBaseline, text.Body);
        foreach (var (entry, at) in figure.Legend.Zip(layout.Legend))
        {
            LegendPainter.Paint(canvas, entry, at, text);
        }

        foreach (var (panel, rect) in figure.Panels.Zip(layout.Panels))
        {
            PaintPanel(canvas, panel, rect);
        }

        WriteLines(canvas, layout.Footer, layout.FooterTop + 4, text.Small);
    }

    private void PaintPanel(SKCanvas canvas, FigurePanel panel, SKRect rect)
    {
        if (panel.Title.Length > 0)
        {
            Write(canvas, panel.Title, new(rect.Left, rect.Top - 8), text.PanelTitle, _ink);
            Write(canvas, panel.Remark, new(rect.Left + text.PanelTitle.MeasureText(panel.Title) + 10, rect.Top - 8), text.Small, _muted);
        }

        // A plot clears all that it may touch.
        canvas.Save();
        canvas.ClipRect(rect);
        panel.Plot.Render(canvas, new PixelRect(rect.Left, rect.Right, rect.Bottom, rect.Top));
        canvas.Restore();
    }

    private void WriteLines(SKCanvas canvas, IReadOnlyList<string> lines, float top, SKFont size)
    {
        foreach (var (at, line) in lines.Index())
        {
            Write(canvas, line, new(FigureLayout.Edge, top + (at * FigureLayout.LineHeight)), size, _muted);
        }
    }

    private static void Write(SKCanvas canvas, string line, SKPoint at, SKFont size, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(line, at, SKTextAlign.Left, size, paint);
    }
}
