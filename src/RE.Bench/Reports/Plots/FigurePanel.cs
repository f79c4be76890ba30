using ScottPlot;

namespace RE.Bench.Reports.Plots;

/// <summary>One coordinate system of a figure.</summary>
/// <param name="Title">What it shows; empty where the figure's title says it.</param>
/// <param name="Plot">The drawing.</param>
/// <param name="Remark">What must be said beside the title, such as people's levels.</param>
internal sealed record FigurePanel(string Title, Plot Plot, string Remark = "");
