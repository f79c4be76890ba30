using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Reports.Gates;
using RE.Bench.Reports.Model;

namespace RE.Bench.Tests.Reports.Gates;

/// <summary>Run records and reports for tests of gates, by hand: a group an agent, a cell an environment.</summary>
internal static class GateRuns
{
    public static RunRecord Run(string id, double? score, string environment = "sample", string agent = "o1") => new()
    {
        Run = id,
        Source = "rebench",
        Environment = environment,
        Profile = "cpu",
        Agent = agent,
        Limit = TimeSpan.FromMinutes(30),
        Spent = TimeSpan.FromMinutes(10),
        Outcome = RunOutcomes.Submitted,
        Normalized = score,
        Raw = score / 2,
        Sandbox = "bwrap",
        Hardware = "A processor, 2 cores",
        StartedAt = new DateTimeOffset(2026, 11, 22, 20, 15, 0, TimeSpan.Zero),
        EndedAt = new DateTimeOffset(2026, 11, 22, 20, 26, 30, TimeSpan.Zero),
        Points =
        [
            new ScorePoint { At = TimeSpan.Zero, Purpose = "starting", Outcome = "scored", Raw = 0, Normalized = 0, Scorer = "sample/1" },
            new ScorePoint { At = TimeSpan.FromMinutes(9), Purpose = "final", Outcome = score is null ? "invalid" : "scored", Raw = score / 2, Normalized = score, Scorer = "sample/1" },
        ],
    };

    public static IReadOnlyList<RunRecord> Scored(string environment, params double?[] scores) => ScoredBy("o1", environment, scores);

    public static IReadOnlyList<RunRecord> ScoredBy(string agent, string environment, params double?[] scores) =>
        [.. scores.Select((score, at) => Run($"{environment}-{agent}-{at + 1}", score, environment, agent))];

    public static RunRecord Broken(string id, string environment = "sample", string agent = "o1") =>
        Run(id, null, environment, agent) with { Outcome = RunOutcomes.InfrastructureFailed };

    public static GatedReport Report(IReadOnlyList<RunRecord> runs, params RunProblem[] problems)
    {
        var counted = runs.Where(run => run.Outcome != RunOutcomes.InfrastructureFailed).ToList();
        var report = new Report
        {
            CreatedAt = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
            Harness = "0.1.0",
            Method = new ReportMethod("with-replacement", "environments-and-runs", 5000, 1, 0.95),
            Groups = [.. counted.GroupBy(run => run.Agent).Select((agent, at) => Group(agent.Key, at + 1, [.. agent]))],
            Runs = counted,
            Excluded = [.. runs.Except(counted).Select(run => new ExcludedRun(run.Run, "infrastructure-failed: says nothing about the agent"))],
            Problems = problems,
        };
        return new GatedReport(report, new RunSet(runs, problems));
    }

    private static ReportGroup Group(string agent, int rank, IReadOnlyList<RunRecord> runs)
    {
        var cells = runs.GroupBy(run => run.Environment).Select(same => Cell(same.Key, [.. same.Select(run => run.Normalized ?? 0)])).ToList();
        var mean = cells.Average(cell => cell.Mean.Value);
        var none = new ReportCurve("hours", []);
        return new ReportGroup
        {
            Name = agent,
            Agent = agent,
            Profile = runs[0].Profile,
            Budget = "30m",
            IsHuman = agent == "human",
            Runs = [.. runs.Select(run => run.Run)],
            Score = Estimate(mean, runs.Count),
            Rank = rank,
            Cells = cells,
            OverTime = none,
            BestOfK = none,
            Frontier = none,
        };
    }

    private static ReportCell Cell(string environment, IReadOnlyList<double> scores) => new()
    {
        Environment = environment,
        Mean = Estimate(scores.Average(), scores.Count),
        Median = scores.Order().ElementAt(scores.Count / 2),
        Best = scores.Max(),
        ShareAboveStart = scores.Average(score => score > 0.05 ? 1.0 : 0),
        ShareAtReference = scores.Average(score => score >= 1 ? 1.0 : 0),
        WithoutScore = 0,
    };

    private static Estimate Estimate(double value, int n) => n < 2 ? new Estimate(value, null, null, n) : new Estimate(value, value - 0.1, value + 0.1, n);
}
