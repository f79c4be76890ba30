using RE.Bench.Analysis.Scores;

namespace RE.Bench.Analysis.Splits;

/// <summary>A run that a budget can be split into.</summary>
/// <param name="Limit">Working time that it was given.</param>
/// <param name="Trajectory">Its score at every time.</param>
public sealed record SplitRun(TimeSpan Limit, RunTrajectory Trajectory);
