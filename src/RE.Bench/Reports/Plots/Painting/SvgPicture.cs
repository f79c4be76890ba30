using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using RE.Bench.Reports.Plots.Styles;

namespace RE.Bench.Reports.Plots.Painting;

/// <summary>The SVG of a figure, as the drawing library writes it, made fit to stand alone or inside a page: size, title, description, ids of its own.</summary>
internal sealed partial class SvgPicture
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    private readonly XElement _root;

    private readonly ReportFigure _figure;

    public SvgPicture(ReportFigure figure, string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        (_figure, _root) = (figure, XElement.Load(reader));
        RemoveClears();
        Describe();
        NameIds();
    }

    /// <summary>A file of its own.</summary>
    public string ToFile() => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{_root.ToString(SaveOptions.DisableFormatting)}\n";

    /// <summary>An element of a page: ink, ground and grid come from the page's style, so that they follow its light or dark colors.</summary>
    public string ToInline()
    {
        var inline = new XElement(_root);
        foreach (var attribute in inline.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName is "fill" or "stroke").ToList())
        {
            attribute.Value = attribute.Value.ToUpperInvariant() switch
            {
                PlotInk.InkHex or "BLACK" or "#000000" => "var(--ink)",
                PlotInk.MutedHex => "var(--muted)",
                PlotInk.GridHex => "var(--grid)",
                PlotInk.PaperHex => "var(--paper)",
                _ => attribute.Value,
            };
        }

        inline.SetAttributeValue("width", null);
        inline.SetAttributeValue("height", null);
        return inline.ToString(SaveOptions.DisableFormatting);
    }

    // Clearing a canvas becomes a rectangle without a color, which viewers paint black: its edges show.
    private void RemoveClears() => _root.Descendants(Svg + "rect")
        .Where(rect => rect.Attribute("fill") is null && rect.Attribute("stroke") is null && rect.Ancestors().All(above => above.Name.LocalName != "clipPath" && above.Attribute("fill") is null))
        .ToList().ForEach(rect => rect.Remove());

    private void Describe()
    {
        _root.SetAttributeValue("viewBox", $"0 0 {_root.Attribute("width")!.Value} {_root.Attribute("height")!.Value}");
        _root.SetAttributeValue("role", "img");
        _root.SetAttributeValue("aria-labelledby", $"{_figure.Name}-title {_figure.Name}-desc");
        _root.AddFirst(
            new XElement(Svg + "title", new XAttribute("id", $"{_figure.Name}-title"), _figure.Title),
            new XElement(Svg + "desc", new XAttribute("id", $"{_figure.Name}-desc"), _figure.Description));
        foreach (var family in _root.Descendants().Attributes("font-family"))
        {
            family.Value = $"{family.Value}, 'DejaVu Sans', Verdana, sans-serif";
        }
    }

    // Several figures share one page, and each begins to count its clip paths anew.
    private void NameIds()
    {
        var prefix = $"{_figure.Name}-";
        foreach (var attribute in _root.Descendants().Where(element => element.Name.LocalName is not ("title" or "desc")).Attributes().ToList())
        {
            if (attribute.Name.LocalName == "id")
            {
                attribute.Value = prefix + attribute.Value;
            }
            else if (attribute.Name == XLink + "href" && attribute.Value.StartsWith('#'))
            {
                attribute.Value = $"#{prefix}{attribute.Value[1..]}";
            }
            else
            {
                attribute.Value = Reference().Replace(attribute.Value, $"url(#{prefix}");
            }
        }
    }

    [GeneratedRegex(@"url\(#")]
    private static partial Regex Reference();
}
