namespace RE.Bench.Reports.Viewer.Answers;

/// <summary>A stretch of wall time.</summary>
/// <param name="State">What the clock did.</param>
/// <param name="From">Seconds after the run's start.</param>
/// <param name="To">Seconds after the run's start.</param>
internal sealed record IntervalView(string State, double From, double To);
