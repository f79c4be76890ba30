using RE.Bench.Analysis.Records;
using RE.Bench.Events;

namespace RE.Bench.Tests.Support;

/// <summary>Run records for tests of analysis.</summary>
internal static class SomeRun
{
    /// <summary>A run of 30 minutes that gets normalized scores at times; null = invalid.</summary>
    public static RunRecord With(string id, params (double Minutes, double? Normalized)[] scores) => Bare(id) with
    {
        Points = [Point(0, 0, "starting"), .. scores.Select(score => Point(score.Minutes, score.Normalized, "requested"))],
        Normalized = scores.Select(score => score.Normalized).Append(0).Max(),
    };

    /// <summary>A published run, of which only the end is known.</summary>
    public static RunRecord Ended(string id, double? normalized) => Bare(id) with { HasTrajectory = false, Normalized = normalized };

    /// <summary>Published runs with these scores.</summary>
    public static RunRecord[] Many(string prefix, params double[] scores) => [.. scores.Select((score, index) => Ended($"{prefix}-{index}", score))];

    private static RunRecord Bare(string id) => new()
    {
        Run = id,
        Source = "rebench",
        Environment = "sample",
        EnvironmentVersion = "1.0.0",
        Profile = "cpu",
        Agent = "o1",
        Limit = TimeSpan.FromMinutes(30),
        Spent = TimeSpan.FromMinutes(30),
        Outcome = RunOutcomes.BudgetSpent,
        Points = [],
        Sandbox = "bwrap",
        Hardware = "A processor, 2 cores",
    };

    private static ScorePoint Point(double minutes, double? normalized, string purpose) => new()
    {
        At = TimeSpan.FromMinutes(minutes),
        Tokens = (long)(minutes * 1000),
        CostUsd = (decimal)minutes / 10,
        Purpose = purpose,
        Outcome = normalized is null ? "invalid" : "scored",
        Raw = normalized,
        Normalized = normalized,
        Scorer = "sample/1",
    };
}
