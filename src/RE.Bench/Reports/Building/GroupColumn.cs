using RE.Bench.Analysis.BestOfK;

namespace RE.Bench.Reports.Building;

/// <summary>A number of a group that becomes a point of a curve.</summary>
/// <param name="Axis">Which curve.</param>
/// <param name="X">Where on it.</param>
/// <param name="Column">The number.</param>
/// <param name="Note">What gives it.</param>
internal sealed record GroupColumn(string Axis, double X, AtKColumn Column, string Note = "");
