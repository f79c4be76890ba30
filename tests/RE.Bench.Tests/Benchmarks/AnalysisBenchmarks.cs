using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Reports.Building;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests; run by name: <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.AnalysisBenchmarks</c>.
/// Columns: operation, median, 95th percentile and least time in milliseconds, how often.
/// </summary>
public sealed class AnalysisBenchmarks
{
    private const int Runs = 1808;
    private const int Environments = 7;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Five_thousand_resamples_of_1808_runs()
    {
        var random = Xoshiro256.Stream(1, 0);
        var environments = Enumerable.Range(0, Environments)
            .Select(environment => new EnvironmentScores([.. Enumerable.Range(0, Runs / Environments + (environment < Runs % Environments ? 1 : 0)).Select(_ => random.Below(1000) / 500.0)], environment == 5))
            .ToList();
        int[][] strata = [.. environments.Select(one => new[] { one.Count })];
        Assert.Equal(Runs, strata.Sum(one => one[0]));
        var plan = new BootstrapPlan(BootstrapMethod.EnvironmentsAndRuns, 5000, 1, 0.95);
        foreach (var (what, ks) in new[] { ("the mean", new[] { 1 }), ("score@k for 7 k", [1, 2, 4, 8, 16, 32, 64]) })
        {
            var statistic = new AtKColumns([.. ks.Select(k => new AtKColumn(environments, k, AtKEstimator.WithReplacement))]);
            Say(await Sample.TakeAsync($"bootstrap of 1,808 runs × 5,000 resamples, {what}", 9, _ =>
            {
                var drawn = Bootstrap.Draw(strata, statistic, plan, Cancel);
                Assert.All(Enumerable.Range(0, ks.Length), column => Assert.True(drawn.Interval(column).Low > 0));
                return Task.CompletedTask;
            }));
        }
    }

    [Fact(Explicit = true)]
    public async Task A_whole_report_of_1000_runs_with_trajectories()
    {
        var random = Xoshiro256.Stream(1, 0);
        var runs = Enumerable.Range(0, 1000).Select(index => SomeRun.With($"run-{index:0000}", [.. Enumerable.Range(1, 30).Select(minute => ((double)minute, (double?)(random.Below(1000) / 500.0)))]) with
        {
            Environment = $"environment-{index % Environments}",
            Agent = $"agent-{index / Environments % 5}",
            Tokens = 30_000,
            CostUsd = 3,
        }).ToList();
        Say(await Sample.TakeAsync("all numbers of a report of 1,000 runs, 5 agents, 7 environments, 31 scorings each", 5, _ =>
        {
            ReportBuilder.Build(new RunSet(runs, []), new ReportOptions(), new FakeTimeProvider(), "0", Cancel);
            return Task.CompletedTask;
        }));
        Say(string.Create(CultureInfo.InvariantCulture, $"| memory held after that, in MB | {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} |"));
    }

    private static void Say(object line) => TestContext.Current.TestOutputHelper!.WriteLine(line.ToString()!);
}
