using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>Where the parts of a figure lie; all in pixels of a figure 1,000 wide.</summary>
internal sealed record FigureLayout
{
    public const float Width = 1000;

    public const float Edge = 20;

    public const float LineHeight = 17;

    public const float TitleBaseline = 32;

    public const float SubtitleBaseline = 54;

    public const float PanelTitleHeight = 24;

    public const float LegendRowHeight = 21;

    public required IReadOnlyList<string> Subtitle { get; init; }

    public required IReadOnlyList<string> Footer { get; init; }

    /// <summary>Where each entry of the legend begins.</summary>
    public required IReadOnlyList<SKPoint> Legend { get; init; }

    /// <summary>Where each panel lies, its title left out.</summary>
    public required IReadOnlyList<SKRect> Panels { get; init; }

    public required float FooterTop { get; init; }

    public float Height => FooterTop + (Footer.Count * LineHeight) + Edge - 6;

    public static FigureLayout Of(ReportFigure figure, FigureText text)
    {
        var subtitle = FigureText.Wrap(figure.Subtitle, text.Body, Width - (2 * Edge));
        var footer = FigureText.Wrap(figure.Footer, text.Small, Width - (2 * Edge));
        var top = SubtitleBaseline + (subtitle.Count * LineHeight) - 4;
        var legend = PlaceLegend(figure.Legend, text, top);
        top = legend is [.., var last] ? last.Y + LegendRowHeight + 2 : top;
        var panels = PlacePanels(figure, top);
        return new() { Subtitle = subtitle, Footer = footer, Legend = legend, Panels = panels, FooterTop = panels.Max(panel => panel.Bottom) + 18 };
    }

    private static List<SKPoint> PlaceLegend(IReadOnlyList<LegendEntry> entries, FigureText text, float top)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var column = entries.Max(entry => text.Body.MeasureText(entry.Text)) + LegendPainter.SwatchWidth + 24;
        var columns = Math.Max(1, (int)((Width - (2 * Edge)) / column));
        return [.. entries.Select((_, at) => new SKPoint(Edge + (at % columns * column), top + (at / columns * LegendRowHeight)))];
    }

    private static List<SKRect> PlacePanels(ReportFigure figure, float top)
    {
        var width = (Width - (2 * Edge)) / figure.Columns;
        var title = figure.Panels.Any(panel => panel.Title.Length > 0) ? PanelTitleHeight : 0;
        return [.. figure.Panels.Select((_, at) =>
            SKRect.Create(Edge + (at % figure.Columns * width), top + title + (at / figure.Columns * (figure.PanelHeight + title + 8)), width, figure.PanelHeight))];
    }
}
