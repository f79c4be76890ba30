using ScottPlot;

namespace RE.Bench.Reports.Plots;

/// <summary>A line of a legend.</summary>
/// <param name="Text">What it stands for.</param>
/// <param name="Color">Its color.</param>
/// <param name="Marker">Its marker; none for a plain line.</param>
/// <param name="Pattern">Dashes of its line; null for a marker alone.</param>
internal sealed record LegendEntry(string Text, Color Color, MarkerShape Marker, LinePattern? Pattern);
