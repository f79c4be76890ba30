namespace RE.Bench.Reports.Model;

/// <summary>A point of a curve.</summary>
/// <param name="X">Hours, tokens, US dollars or k, as its curve says.</param>
/// <param name="Score">Normalized score.</param>
/// <param name="Note">What gives it, such as <c>4 runs of 30m</c>; empty when there is nothing to say.</param>
public sealed record CurvePoint(double X, Estimate Score, string Note = "");
