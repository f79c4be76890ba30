namespace RE.Bench.Reports.Model;

/// <summary>A run that was read and does not count in any average.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Reason">Why, such as <c>infrastructure-failed: says nothing about the agent</c>.</param>
public sealed record ExcludedRun(string Run, string Reason);
