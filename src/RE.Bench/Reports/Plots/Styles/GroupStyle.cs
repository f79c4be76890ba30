using ScottPlot;

namespace RE.Bench.Reports.Plots.Styles;

/// <summary>How a group is drawn; color, marker and dashes each tell it from its neighbors, so that it reads in grey too.</summary>
internal sealed record GroupStyle(Color Color, MarkerShape Marker, LinePattern Pattern);
