using RE.Bench.Reports.Plots.Styles;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>The sizes of text that a figure uses.</summary>
internal sealed class FigureText(PlotFont font) : IDisposable
{
    private readonly SKTypeface _regular = SKTypeface.FromFamilyName(font.Family, SKFontStyle.Normal);

    private readonly SKTypeface _bold = SKTypeface.FromFamilyName(font.Family, SKFontStyle.Bold);

    public SKFont Title => field ??= new SKFont(_bold, 19) { Subpixel = true };

    public SKFont PanelTitle => field ??= new SKFont(_bold, 13) { Subpixel = true };

    public SKFont Body => field ??= new SKFont(_regular, 13) { Subpixel = true };

    public SKFont Small => field ??= new SKFont(_regular, 11.5f) { Subpixel = true };

    /// <summary>Lines no wider than a width; a longer word has a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, SKFont size, float width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && size.MeasureText($"{lines[^1]} {word}") <= width)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    public void Dispose()
    {
        Title.Dispose();
        PanelTitle.Dispose();
        Body.Dispose();
        Small.Dispose();
        _regular.Dispose();
        _bold.Dispose();
    }
}
