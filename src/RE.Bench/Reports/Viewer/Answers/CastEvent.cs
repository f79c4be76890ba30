namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>Something that a terminal did.</summary>
/// <param name="T">Seconds after the start.</param>
/// <param name="D">Output; null for a change of size.</param>
/// <param name="W">Columns of a change of size.</param>
/// <param name="H">Lines of a change of size.</param>
internal sealed record CastEvent(double T, string? D, int? W, int? H);
