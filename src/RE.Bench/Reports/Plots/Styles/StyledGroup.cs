using RE.Bench.Reports.Model;

namespace RE.Bench.Reports.Plots.Styles;

/// <summary>A group and how every figure of a report draws it.</summary>
internal sealed record StyledGroup(ReportGroup Group, GroupStyle Style)
{
    private const int LongestName = 34;

    /// <summary>Its line in a legend, with the number of runs behind what is drawn.</summary>
    public LegendEntry LegendEntry(int runs, bool hasLine = true) => new($"{Name} (n={runs})", Style.Color, Style.Marker, hasLine ? Style.Pattern : null);

    /// <summary>Its name, short enough for a figure.</summary>
    public string Name => FigureWords.Short(Group.Name + (Group.Mixed.Count > 0 ? "*" : ""), LongestName);
}
