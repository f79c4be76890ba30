namespace RE.Bench.Reports.Model;

/// <summary>Score against what was spent, for one group.</summary>
/// <param name="Axis"><c>hours</c>, <c>tokens</c>, <c>usd</c> or <c>k</c>.</param>
/// <param name="Points">By rising x; empty when the runs cannot give it.</param>
public sealed record ReportCurve(string Axis, IReadOnlyList<CurvePoint> Points);
