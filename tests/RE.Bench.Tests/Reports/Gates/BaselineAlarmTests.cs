using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Reports.Gates;
using static RE.Bench.Tests.Reports.Gates.GateRuns;

namespace RE.Bench.Tests.Reports.Gates;

/// <summary>
/// Simulates 1,000 pairs of five runs against five. The rates stand in docs/ci.md; to print them:
/// <c>RE.Bench.Tests -class RE.Bench.Tests.Reports.Gates.BaselineAlarmTests -showLiveOutput</c>.
/// </summary>
public sealed class BaselineAlarmTests(ITestOutputHelper output)
{
    private const int Pairs = 1000;
    private const int Runs = 5;

    /// <summary>Median standard deviation over the 18 cells of METR's published agent runs with at least 5 runs and a mean of at least 0.3.</summary>
    private const double Published = 0.23;

    [Theory]
    [InlineData(1, Published)]
    [InlineData(3, Published)]
    [InlineData(1, 2 * Published)]
    [InlineData(7, 2 * Published, Explicit = true)]
    public void Without_a_change_at_most_5_percent_of_gates_fail(int environments, double spread)
    {
        var rate = Rate(environments, 0, spread);

        output.WriteLine($"false alarms, environments {environments}, spread {spread}: {rate:0.0 %}");
        Assert.InRange(rate, 0, 0.05);
    }

    [Theory]
    [InlineData(1, Published)]
    [InlineData(3, Published)]
    public void A_drop_of_three_tenths_fails_in_most(int environments, double spread)
    {
        var rate = Rate(environments, 0.3, spread);

        output.WriteLine($"drops of 0.3 found, environments {environments}, spread {spread}: {rate:0.0 %}");
        Assert.InRange(rate, 0.5, 1);
    }

    /// <summary>Why the rule is no percentile bootstrap (docs/adr/0016-regressions-by-permutation.md).</summary>
    [Fact]
    public void A_percentile_bootstrap_of_five_runs_against_five_would_fail_more_often()
    {
        var random = new Random(5);
        var plan = new BootstrapPlan(BootstrapMethod.Runs, 1000, 1, 0.9);

        var rate = Enumerable.Range(0, Pairs).Count(_ =>
        {
            var difference = new MeanDifference(Scores(Draw(random, 1, 0.6, Published)), Scores(Draw(random, 1, 0.6, Published)));
            return difference.Value < -new BaselineRule().Margin && Bootstrap.Draw([[Runs, Runs]], difference, plan, TestContext.Current.CancellationToken).Interval(0).High < 0;
        }) / (double)Pairs;

        output.WriteLine($"false alarms of a one-sided percentile bootstrap: {rate:0.0 %}");
        Assert.InRange(rate, 0.05, 1);
    }

    private static double[] Scores(IReadOnlyList<RunRecord> runs) => [.. runs.Select(run => run.Normalized!.Value)];

    private static double Rate(int environments, double drop, double spread)
    {
        var random = new Random(5);
        var gate = new BaselineGate(new BaselineRule(), []);
        return Enumerable.Range(0, Pairs).Count(_ =>
            gate.Judge(Report(Draw(random, environments, 0.6 - drop, spread)), Draw(random, environments, 0.6, spread)).Any(result => result.Outcome is GateOutcome.Failed)) / (double)Pairs;
    }

    private static IReadOnlyList<RunRecord> Draw(Random random, int environments, double mean, double spread) =>
        [.. Enumerable.Range(0, environments).SelectMany(at => GateRuns.Scored($"e{at}", [.. Enumerable.Range(0, Runs).Select(_ => (double?)Score(random, mean, spread))]))];

    /// <summary>Normal around the mean (Box and Muller 1958), not below 0 as normalized scores are.</summary>
    private static double Score(Random random, double mean, double spread) =>
        Math.Max(0, mean + spread * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
