using ScottPlot;

namespace RE.Bench.Reports.Plots.Styles;

/// <summary>The colors of figures that carry no data; a page with a dark ground exchanges exactly these.</summary>
internal static class PlotInk
{
    public const string InkHex = "#1B1F24";

    public const string MutedHex = "#57606A";

    public const string GridHex = "#E4E8EC";

    public const string PaperHex = "#FFFFFE";

    public static Color Ink { get; } = Color.FromHex(InkHex);

    public static Color Muted { get; } = Color.FromHex(MutedHex);

    public static Color Grid { get; } = Color.FromHex(GridHex);

    public static Color Paper { get; } = Color.FromHex(PaperHex);
}
