using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Gates;
using static RE.Bench.Tests.Reports.Gates.GateRuns;

namespace RE.Bench.Tests.Reports.Gates;

public sealed class MinScoreGateTests
{
    [Fact]
    public void The_mean_of_the_runs_is_compared()
    {
        var results = Judge(Scored("sample", 0.2, 0.8), "0.4");

        Assert.Equal(("o1", "sample", "passed", "0.5 is at least 0.4 (mean of 2 runs)"), Line(Assert.Single(results)));
    }

    [Fact]
    public void A_mean_below_fails()
    {
        var results = Judge(Scored("sample", 0.2, 0.3), "0.4");

        Assert.Equal(("o1", "sample", "failed", "0.25 is below 0.4 (mean of 2 runs)"), Line(Assert.Single(results)));
    }

    [Fact]
    public void An_environment_of_its_own_threshold_is_not_held_to_the_general_one()
    {
        var results = Judge([.. Scored("a", 0.2), .. Scored("b", 0.9)], "0.8", "a=0.1");

        Assert.Equal([("o1", "a", "passed"), ("o1", "b", "passed"), ("o1", "all environments", "failed")], results.Select(Verdict));
    }

    [Fact]
    public void A_run_without_a_valid_row_counts_as_0()
    {
        Assert.Equal(("o1", "sample", "failed", "0 is below 0.1 (mean of 2 runs)"), Line(Assert.Single(Judge(Scored("sample", null, null), "0.1"))));
        Assert.Equal("passed", Assert.Single(Judge(Scored("sample", null, null), "0")).Word);
    }

    [Fact]
    public void A_threshold_on_an_environment_without_runs_fails()
    {
        var results = Judge(Scored("a", 1), "b=0.4");

        Assert.Equal(("o1", "b", "failed", "there is no run of it"), Line(Assert.Single(results)));
    }

    [Fact]
    public void Without_any_run_every_threshold_fails() =>
        Assert.Equal([("", "all environments", "failed"), ("", "b", "failed")], Judge([], "0", "b=0").Select(Verdict));

    [Fact]
    public void Every_agent_is_held_to_it()
    {
        var results = Judge([.. ScoredBy("o1", "a", 0.5), .. ScoredBy("o3", "a", 0.3), .. ScoredBy("o3", "b", 0.5)], "b=0.4", "0.4");

        Assert.Equal(
            [("o1", "a", "passed"), ("o1", "b", "failed"), ("o3", "a", "failed"), ("o3", "b", "passed"), ("o3", "all environments", "passed")],
            results.Select(Verdict));
    }

    [Fact]
    public void People_and_published_runs_are_levels_and_not_judged()
    {
        var published = Run("metr-1", 0.1, agent: "claude") with { Source = "metr", Profile = "paper" };

        Assert.Equal(["o1"], Judge([.. Scored("sample", 0.5), Run("h", 0, agent: "human"), published], "0.4").Select(result => result.Agent));
    }

    [Fact]
    public void An_attempt_whose_every_run_lost_its_infrastructure_fails_as_infrastructure()
    {
        var sheet = Sheet([.. Scored("a", 1), Broken("x", "b"), Broken("y", "b")], "0.4");

        Assert.Equal([("o1", "a", "passed", "1 is at least 0.4 (mean of 1 run)"), ("o1", "b", "failed", "no run counts (2 infrastructure-failed)")], sheet.Results.Select(Line));
        Assert.True(sheet is { Passed: false, IsInfrastructure: true });
    }

    [Fact]
    public void A_low_score_beside_lost_infrastructure_is_a_low_score()
    {
        var sheet = Sheet([.. Scored("a", 0.1), Broken("x", "b")], "0.4");

        Assert.True(sheet is { Passed: false, IsInfrastructure: false });
    }

    [Theory]
    [InlineData(GateStatistic.Mean, "passed", "0.5 is at least 0.45 (mean of 2 runs)")]
    [InlineData(GateStatistic.LowerBound, "failed", "0.4 is below 0.45 (lower end of the interval of the mean of 2 runs)")]
    [InlineData(GateStatistic.Best, "passed", "0.8 is at least 0.45 (best of 2 runs)")]
    public void Another_number_can_be_compared(GateStatistic statistic, string word, string reason)
    {
        var result = Assert.Single(new MinScoreGate(ScoreThresholds.Parse(["0.45"]), statistic).Judge(Report(Scored("sample", 0.2, 0.8))));

        Assert.Equal((word, reason), (result.Word, result.Outcome.Reason));
    }

    [Fact]
    public void One_run_has_no_lower_bound_and_does_not_pass()
    {
        var result = Assert.Single(new MinScoreGate(ScoreThresholds.Parse(["0.1"]), GateStatistic.LowerBound).Judge(Report(Scored("sample", 0.8))));

        Assert.Equal(("failed", "1 run gives the mean no interval, so that it is not shown to reach 0.1; 2 runs do"), (result.Word, result.Outcome.Reason));
    }

    [Fact]
    public void Nothing_asked_is_nothing_judged() => Assert.Empty(Judge(Scored("sample", 0.1)));

    private static IReadOnlyList<GateResult> Judge(IReadOnlyList<RunRecord> runs, params string[] thresholds) => Sheet(runs, thresholds).Results;

    private static GateSheet Sheet(IReadOnlyList<RunRecord> runs, params string[] thresholds)
    {
        var subject = Report(runs);
        return new GateSheet(subject, new MinScoreGate(ScoreThresholds.Parse(thresholds), GateStatistic.Mean).Judge(subject));
    }

    private static (string Agent, string Scope, string Word) Verdict(GateResult result) => (result.Agent, result.Scope, result.Word);

    private static (string Agent, string Scope, string Word, string Reason) Line(GateResult result) => (result.Agent, result.Scope, result.Word, result.Outcome.Reason);
}
