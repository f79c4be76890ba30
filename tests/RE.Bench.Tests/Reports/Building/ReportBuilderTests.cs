using Microsoft.Extensions.Time.Testing;
using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Reports.Building;
using RE.Bench.Reports.Model;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Building;

public sealed class ReportBuilderTests
{
    private static readonly ReportOptions Quick = new() { Resamples = 400 };

    [Fact]
    public void A_cell_has_the_figures_of_its_runs()
    {
        var cell = Assert.Single(Assert.Single(Build([SomeRun.With("a", (10, 0.5)), SomeRun.With("b", (10, 1), (20, null)), SomeRun.With("c", (5, null))]).Groups).Cells);

        Assert.Equal(("sample", 0.5, 0.5, 1.0, 0.5), (cell.Environment, Math.Round(cell.Mean.Value, 12), cell.Median, cell.Best, Math.Round(cell.Sd!.Value, 12)));
        Assert.Equal((2.0 / 3, 1.0 / 3, 1, 0.5), (cell.ShareAboveStart, cell.ShareAtReference, cell.WithoutScore, cell.InvalidRate));
        Assert.Equal(4 / 1.5, cell.ScoreCallsPerHour!.Value, 12);
        Assert.Equal([(0.5, 2.0 / 3, 1 / 6.0), (1, 1.0 / 3, null)], cell.Reached.Select(reached => (reached.Score, reached.Share, reached.MedianHours is { } hours ? Math.Round(hours, 12) == Math.Round(1 / 6.0, 12) ? 1 / 6.0 : hours : (double?)null)));
        Assert.True(cell.Mean.Low <= 0.5 && cell.Mean.High >= 0.5 && cell.Mean.N == 3);
    }

    [Fact]
    public void A_group_is_the_mean_over_environments_not_over_runs()
    {
        var group = Assert.Single(Build([.. SomeRun.Many("a", 1, 1, 1), SomeRun.Ended("b", 0) with { Environment = "other" }]).Groups);

        Assert.Equal((0.5, 4), (group.Score.Value, group.Score.N));
        Assert.Equal(["other", "sample"], group.Cells.Select(cell => cell.Environment));
    }

    [Theory]
    [InlineData(RunOutcomes.InfrastructureFailed, "infrastructure-failed: says nothing about the agent")]
    [InlineData(RunOutcomes.Cancelled, "cancelled: a person stopped it before its end")]
    [InlineData("exploded", "its outcome 'exploded' is unknown")]
    public void A_run_that_says_nothing_is_excluded_with_its_reason(string outcome, string reason)
    {
        var report = Build([SomeRun.Ended("a", 1), SomeRun.Ended("b", 0) with { Outcome = outcome }]);

        Assert.Equal(new ExcludedRun("b", reason), Assert.Single(report.Excluded));
        Assert.Equal(1, Assert.Single(report.Groups).Score.Value);
    }

    [Theory]
    [InlineData(RunOutcomes.Submitted)]
    [InlineData(RunOutcomes.BudgetSpent)]
    [InlineData(RunOutcomes.AgentFailed)]
    public void A_run_that_its_agent_ended_counts(string outcome) =>
        Assert.Equal(0.5, Assert.Single(Build([SomeRun.Ended("a", 1), SomeRun.Ended("b", 0) with { Outcome = outcome }]).Groups).Score.Value);

    [Fact]
    public void A_run_without_a_score_counts_as_0_and_is_named()
    {
        var report = Build([SomeRun.Ended("a", 1), SomeRun.Ended("b", null)]);

        Assert.Equal(0.5, Assert.Single(report.Groups).Score.Value);
        Assert.Contains("'o1' on sample: 1 of 2 runs without a valid score count as 0: 'b'", report.Notes);
    }

    [Fact]
    public void An_implausible_run_is_named_and_still_counts()
    {
        var report = Build([SomeRun.Ended("a", 1), SomeRun.Ended("b", 4)]);

        Assert.Equal(2.5, Assert.Single(report.Groups).Score.Value);
        Assert.Contains("'o1' on sample has scores above 2, which the paper never saw; look at them before you believe the mean: 'b' (4)", report.Notes);
    }

    [Fact]
    public void Runs_are_left_out_when_told_and_listed()
    {
        var report = Build([SomeRun.Ended("a", 1), SomeRun.Ended("b", 4), SomeRun.Ended("c", 0)], Quick with { ExcludeRuns = ["c"], ExcludeAbove = 2 });

        Assert.Equal([new("b", "its score 4 is above 2: left out as asked"), new ExcludedRun("c", "left out as asked")], report.Excluded);
        Assert.Equal(["a"], report.Runs.Select(run => run.Run));
    }

    [Fact]
    public void A_run_to_leave_out_that_is_not_there_is_an_error() =>
        Assert.Contains("'z'", Assert.Throws<UserErrorException>(() => Build([SomeRun.Ended("a", 1)], Quick with { ExcludeRuns = ["a", "z"] })).Message);

    [Fact]
    public void Runs_are_cut_at_a_time_and_those_that_cannot_be_are_excluded()
    {
        var report = Build(
            [SomeRun.With("a", (10, 0.25), (20, 1)), SomeRun.Ended("b", 1), SomeRun.With("c", (1, 1)) with { Limit = TimeSpan.FromMinutes(5) }],
            Quick with { CutAt = new CutPoint.Time(TimeSpan.FromMinutes(10)) });

        Assert.Equal((0.25, "30m"), (Assert.Single(report.Groups).Score.Value, Assert.Single(report.Groups).Budget));
        Assert.Equal(["cannot be cut at 10m of working time: only its end is known", "cannot be cut at 10m of working time: it was given 5m"], report.Excluded.Select(run => run.Reason));
        Assert.Equal(10 / 60.0, Assert.Single(report.Groups).OverTime.Points[^1].X, 9);
    }

    [Fact]
    public void Groups_are_ranked_within_their_profile_and_ties_share_a_rank()
    {
        RunRecord Of(string agent, double score, string profile = "cpu") => SomeRun.Ended($"{agent}-{profile}", score) with { Agent = agent, Profile = profile };

        var groups = Build([Of("a", 0.2), Of("b", 0.9), Of("c", 0.9), Of("a", 5, "gpu")]).Groups;

        Assert.Equal([("b", 1), ("c", 1), ("a, cpu", 3), ("a, gpu", 1)], groups.Select(group => (group.Name, group.Rank)));
    }

    [Fact]
    public void People_are_what_agents_are_compared_with()
    {
        var people = new[] { 0.0, 0.5, 1.0, 2.0 }.Select((score, index) => SomeRun.Ended($"p{index}", score) with { Agent = "human" });

        var report = Build([.. people, SomeRun.Ended("a", 1)]);

        var agent = report.Groups.Single(group => !group.IsHuman);
        Assert.Equal((62.5, 62.5), (agent.HumanPercentile, agent.Cells[0].HumanPercentile));
        Assert.Equal(("sample", "cpu", 0.875, 0.75, 1.7), (report.Levels[0].Environment, report.Levels[0].Profile, report.Levels[0].People.Value, report.Levels[0].Median, Math.Round(report.Levels[0].NinetiethPercentile, 12)));
    }

    [Fact]
    public void The_curve_over_time_ends_at_the_mean_and_starts_at_a_64th_of_the_limit()
    {
        var group = Assert.Single(Build([SomeRun.With("a", (10, 0.5), (29, 1)), SomeRun.With("b", (20, 0.5))]).Groups);

        Assert.Equal((0.5 / 64, 0.5), (Math.Round(group.OverTime.Points[0].X, 9), group.OverTime.Points[^1].X));
        Assert.Equal((0.0, group.Score), (group.OverTime.Points[0].Score.Value, group.OverTime.Points[^1].Score));
        Assert.All(group.OverTime.Points.Zip(group.OverTime.Points.Skip(1)), pair => Assert.True(pair.First.X < pair.Second.X && pair.First.Score.Value <= pair.Second.Score.Value));
    }

    [Fact]
    public void Ends_alone_give_one_point_over_time()
    {
        var group = Assert.Single(Build(SomeRun.Many("a", 0, 1)).Groups);

        Assert.Equal((0.5, 0.5), (Assert.Single(group.OverTime.Points).X, group.OverTime.Points[0].Score.Value));
        Assert.Empty(group.OverTokens.Points);
    }

    [Fact]
    public void Curves_over_tokens_and_cost_end_at_the_mean()
    {
        RunRecord Of(string id, double score) => SomeRun.With(id, (10, score)) with { Tokens = 30_000, CostUsd = 3 };

        var group = Assert.Single(Build([Of("a", 1), Of("b", 0)]).Groups);

        Assert.Equal((30_000, 0.5), (group.OverTokens.Points[^1].X, group.OverTokens.Points[^1].Score.Value));
        Assert.Equal((3, 0.5), (group.OverCost.Points[^1].X, group.OverCost.Points[^1].Score.Value));
        Assert.Equal((0, 0), (group.OverTokens.Points[0].Score.Value, group.OverCost.Points[0].Score.Value));
        Assert.Equal((30_000, 3), (group.Tokens, group.CostUsd));
    }

    [Fact]
    public void Score_at_k_goes_up_to_the_first_k_that_no_environment_has_more_runs_than()
    {
        var best = Assert.Single(Build(SomeRun.Many("a", 1, 2, 3), Quick with { Estimator = AtKEstimator.WithoutReplacement }).Groups).BestOfK;

        Assert.Equal([1, 2, 4], best.Points.Select(point => point.X));
        Assert.Equal([2, 2.666667, 3], best.Points.Select(point => Math.Round(point.Score.Value, 6)));
        Assert.Equal("counts as k = n where n is less: sample 3", best.Points[^1].Note);
    }

    [Fact]
    public void Score_at_k_ends_where_k_is_n() =>
        Assert.Equal([1, 2, 4], Assert.Single(Build(SomeRun.Many("a", 1, 2, 3, 4)).Groups).BestOfK.Points.Select(point => point.X));

    [Fact]
    public void Where_scores_are_hidden_k_runs_score_their_mean()
    {
        var runs = SomeRun.Many("a", 0, 1).Select(run => run with { Selection = ScoreSelection.Last });

        Assert.Equal(0.5, Assert.Single(Assert.Single(Build([.. runs], Quick with { Ks = [4] }).Groups).BestOfK.Points).Score.Value);
    }

    [Fact]
    public void One_run_has_no_interval_anywhere()
    {
        var group = Assert.Single(Build([SomeRun.With("a", (5, 1))]).Groups);

        Assert.All([group.Score, group.Cells[0].Mean, .. group.OverTime.Points.Select(point => point.Score), .. group.Frontier.Points.Select(point => point.Score)], estimate => Assert.Equal((null, null), (estimate.Low, estimate.High)));
    }

    [Fact]
    public void Means_over_fewer_environments_are_marked()
    {
        var report = Build([SomeRun.Ended("a", 1), SomeRun.Ended("b", 1) with { Environment = "other" }, SomeRun.Ended("c", 1) with { Agent = "starter" }]);

        Assert.Contains("'starter' is a mean over 1 of 2 environments, so it does not compare with means over others: it has no run of other", report.Notes);
    }

    [Fact]
    public void The_same_runs_and_seed_give_the_same_numbers()
    {
        RunRecord[] runs = [.. Enumerable.Range(0, 12).Select(i => SomeRun.With($"r{i:00}", (5 + i, i * i / 100.0)))];

        var (one, again, other) = (Build(runs), Build([.. runs.Reverse()]), Build(runs, Quick with { Seed = 2 }));

        Assert.Equal(one.Groups[0].Score, again.Groups[0].Score);
        Assert.Equal(one.Groups[0].Frontier.Points, again.Groups[0].Frontier.Points);
        Assert.NotEqual(one.Groups[0].Score, other.Groups[0].Score);
    }

    [Fact]
    public void The_method_is_said_with_the_numbers()
    {
        var options = new ReportOptions { Estimator = AtKEstimator.WithoutReplacement, Bootstrap = BootstrapMethod.Runs, Resamples = 200, Seed = 9, Confidence = 0.9 };

        Assert.Equal(new ReportMethod("without-replacement", "runs", 200, 9, 0.9), Build([SomeRun.Ended("a", 1)], options).Method);
    }

    [Fact]
    public void No_runs_make_an_empty_report_that_says_so()
    {
        var report = Build([]);

        Assert.Empty(report.Groups);
        Assert.Equal(["No run counts."], report.Notes);
    }

    [Fact]
    public void Mixed_runs_that_were_allowed_are_marked()
    {
        RunRecord[] runs = [SomeRun.Ended("a", 1), SomeRun.Ended("b", 0) with { Sandbox = "docker" }];

        var report = Build(runs, Quick with { Mix = [MixtureKind.Sandbox] });

        Assert.Equal(["sandboxes bwrap (1 run) and docker (1 run)"], Assert.Single(report.Groups).Mixed);
        Assert.Contains("'o1' mixes what does not compare: sandboxes bwrap (1 run) and docker (1 run)", report.Notes);
    }

    private static Report Build(IReadOnlyList<RunRecord> runs, ReportOptions? options = null) =>
        ReportBuilder.Build(new RunSet(runs, []), options ?? Quick, new FakeTimeProvider(), "0.1.0", TestContext.Current.CancellationToken);
}
