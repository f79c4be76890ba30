using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Reports.Model;

namespace RE.Bench.Tests.Support;

/// <summary>Reports made by hand, with plain numbers, for tests of what is written and drawn.</summary>
internal static class SomeReport
{
    public static readonly string[] Environments =
        ["fix-embedding", "foundry", "gpt2-qa", "kernel", "restricted-mlm", "rust-contest", "scaling-law"];

    /// <summary>Two agents and people on two environments.</summary>
    public static Report Small() => Of(
        Group("human", "8h", 0.64, 1) with { IsHuman = true, HumanPercentile = null },
        Group("o1", "30m", 0.31, 2),
        Group("starter", "30m", 0, 3, runs: 1)) with
    {
        Levels = [new("fix-embedding", "cpu", new(0.6, 0.45, 0.74, 17), 0.59, 1.02), new("foundry", "cpu", new(0.36, 0.2, 0.5, 16), 0.25, 0.9)],
        Excluded = [new("20261122-201500-foundry-o1-0000beef", "infrastructure-failed: says nothing about the agent")],
        Problems = [new("runs/broken", "'runs/broken' has a journal whose line 3 is not an entry. Restore it from a copy.")],
        Notes = ["3 runs have no valid score and count as 0."],
    };

    public static Report Of(params ReportGroup[] groups) => new()
    {
        CreatedAt = new(2026, 11, 24, 9, 30, 0, TimeSpan.Zero),
        Harness = "0.1.0",
        Method = new("with-replacement", "environments-and-runs", 5000, 1, 0.95) { K = 4 },
        Groups = groups,
        Runs = [.. groups.SelectMany(Runs)],
    };

    /// <summary>A group whose score is about the given one; its numbers follow from the arguments alone.</summary>
    public static ReportGroup Group(string agent, string budget, double score, int rank, int runs = 8, int environments = 2) => new()
    {
        Name = agent,
        Agent = agent,
        Profile = "cpu",
        Budget = budget,
        Runs = [.. Enumerable.Range(0, environments * runs).Select(at => $"{agent}-{budget}-{at:00}")],
        Score = Around(score, environments * runs),
        Rank = rank,
        HumanPercentile = Math.Min(100, score * 60),
        Cells = [.. Environments.Take(environments).Select((name, at) => Cell(name, score * (0.6 + (0.8 * at / environments)), runs))],
        OverTime = new("hours", [.. Curve(Hours(budget), 6, x => score * x)]),
        BestOfK = new("k", [.. Enumerable.Range(0, 4).Select(at => new CurvePoint(1 << at, Around(score * (1 + (0.25 * at)), runs)))]),
        Frontier = new("hours", [.. Enumerable.Range(0, 5).Select(at => new CurvePoint(Hours(budget) * (1 << at), Around(score * (1 + (0.3 * at)), runs), $"{1 << at} run{(at == 0 ? "" : "s")} of {budget}"))]),
        InvalidRate = 0.25,
        ScoreCallsPerHour = 6.5,
        Tokens = 1_234_567,
        CostUsd = 1.25,
    };

    public static ReportCell Cell(string environment, double mean, int runs) => new()
    {
        Environment = environment,
        Mean = Around(mean, runs),
        Median = mean * 0.9,
        Best = mean * 1.8,
        Sd = runs > 1 ? mean / 2 : null,
        ShareAboveStart = mean > 0.05 ? 0.75 : 0,
        ShareAtReference = mean * 1.8 >= 1 ? 0.125 : 0,
        WithoutScore = mean == 0 ? runs : 0,
        InvalidRate = 0.25,
        ScoreCallsPerHour = 6.5,
        HumanPercentile = Math.Min(100, mean * 55),
    };

    private static IEnumerable<RunRecord> Runs(ReportGroup made) =>
        from at in Enumerable.Range(0, made.Runs.Count)
        let cell = made.Cells[at % made.Cells.Count]
        let hours = Hours(made.Budget)
        let score = cell.Mean.Value * (0.5 + (at / (double)made.Runs.Count))
        select new RunRecord
        {
            Run = made.Runs[at],
            Source = "rebench",
            Environment = cell.Environment,
            Profile = made.Profile,
            Agent = made.Agent,
            Limit = TimeSpan.FromHours(hours),
            Spent = TimeSpan.FromHours(hours * 0.98),
            Outcome = "submitted",
            Points =
            [
                new() { At = TimeSpan.Zero, Purpose = "starting", Outcome = "scored", Raw = 0, Normalized = 0 },
                new() { At = TimeSpan.FromHours(hours * (0.1 + (0.03 * (at % 7)))), Purpose = "requested", Outcome = "scored", Raw = score / 2, Normalized = score / 2 },
                new() { At = TimeSpan.FromHours(hours * (0.4 + (0.05 * (at % 5)))), Purpose = "requested", Outcome = "invalid" },
                new() { At = TimeSpan.FromHours(hours * (0.6 + (0.04 * (at % 3)))), Purpose = "final", Outcome = "scored", Raw = score, Normalized = score },
            ],
            Normalized = score,
            Raw = score,
        };

    private static Estimate Around(double value, int runs) => runs > 1 ? new(value, value * 0.8, value * 1.25, runs) : new(value, null, null, runs);

    private static IEnumerable<CurvePoint> Curve(double end, int points, Func<double, double> score) =>
        Enumerable.Range(1, points).Select(at => new CurvePoint(end * at / points, Around(score(at / (double)points), 8)));

    private static double Hours(string budget) => DurationText.TryParse(budget)?.TotalHours ?? 0.5;
}
