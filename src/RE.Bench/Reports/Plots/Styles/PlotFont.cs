using RE.Bench.Budgets;
using SkiaSharp;

namespace RE.Bench.Reports.Plots.Styles;

/// <summary>The typeface of figures. Without one the drawing library leaves all text out and says nothing, so it is looked for first.</summary>
/// <param name="Family">Name of the family.</param>
internal sealed record PlotFont(string Family)
{
    private static readonly string[] Preferred = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Open Sans", "Arial", "Helvetica"];

    /// <summary>The first preferred family of this machine, or another that has Latin letters and digits.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static PlotFont Find() => Choose(SKFontManager.Default.FontFamilies.ToList(), HasText);

    /// <summary>The same among given families.</summary>
    public static PlotFont Choose(IReadOnlyList<string> families, Func<string, bool> hasText)
    {
        var candidates = Preferred.Where(families.Contains).Concat(families.Except(Preferred).Order(StringComparer.Ordinal));
        return candidates.FirstOrDefault(hasText) is { } family
            ? new PlotFont(family)
            : throw new UserErrorException(
                "This machine has no font that figures could write their titles and numbers with. Install one, such as the Debian package 'fonts-dejavu-core', or choose another form of the report: text, md, csv or json without --plots.");
    }

    private static bool HasText(string family)
    {
        using var typeface = SKFontManager.Default.MatchFamily(family);
        return typeface is not null && typeface.ContainsGlyphs("Score 0123456789");
    }
}
