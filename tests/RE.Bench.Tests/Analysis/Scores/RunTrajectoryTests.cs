using CsCheck;
using RE.Bench.Analysis.Records;
using RE.Bench.Analysis.Scores;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Scores;

public sealed class RunTrajectoryTests
{
    private static readonly RunRecord Run = SomeRun.With("one", (5, 0.4), (10, null), (20, 0.9), (25, 0.6));

    [Theory]
    [InlineData(ScoreSelection.Best, 0, 0)]
    [InlineData(ScoreSelection.Best, 4.99, 0)]
    [InlineData(ScoreSelection.Best, 5, 0.4)]
    [InlineData(ScoreSelection.Best, 12, 0.4)]
    [InlineData(ScoreSelection.Best, 30, 0.9)]
    [InlineData(ScoreSelection.Last, 12, 0.4)]
    [InlineData(ScoreSelection.Last, 20, 0.9)]
    [InlineData(ScoreSelection.Last, 30, 0.6)]
    public void The_score_at_a_time_is_the_best_or_the_last_valid_one_so_far(ScoreSelection selection, double minutes, double expected)
    {
        var trajectory = RunTrajectory.Of(Run with { Selection = selection });

        Assert.Equal(expected, trajectory.At(TimeSpan.FromMinutes(minutes)));
    }

    [Fact]
    public void The_selection_can_be_another_than_the_runs_own()
    {
        Assert.Equal(0.6, RunTrajectory.Of(Run, ScoreSelection.Last).End);
        Assert.Equal(0.9, RunTrajectory.Of(Run with { Selection = ScoreSelection.Last }, ScoreSelection.Best).End);
    }

    [Fact]
    public void The_score_past_the_limit_is_not_known()
    {
        Assert.Null(RunTrajectory.Of(Run).At(TimeSpan.FromMinutes(30.01)));
        Assert.Null(RunTrajectory.Of(SomeRun.Ended("one", 1)).At(TimeSpan.FromMinutes(31)));
    }

    [Fact]
    public void A_run_of_which_only_the_end_is_known_has_its_score_at_its_limit_alone()
    {
        var trajectory = RunTrajectory.Of(SomeRun.Ended("one", 1.5));

        Assert.Equal((null, 1.5, 1.5), (trajectory.At(TimeSpan.FromMinutes(29)), trajectory.At(TimeSpan.FromMinutes(30)), trajectory.End));
        Assert.Equal((null, null, null), (trajectory.AtTokens(1000), trajectory.AtCost(1), trajectory.FirstAt(0.1)));
    }

    [Theory]
    [InlineData(4_999, 0)]
    [InlineData(5_000, 0.4)]
    [InlineData(1_000_000, 0.9)]
    public void The_score_at_a_count_of_tokens_is_that_of_the_rows_that_had_used_no_more(long tokens, double expected) =>
        Assert.Equal(expected, RunTrajectory.Of(Run).AtTokens(tokens));

    [Theory]
    [InlineData(0.49, 0)]
    [InlineData(0.5, 0.4)]
    [InlineData(1.99, 0.4)]
    [InlineData(2, 0.9)]
    public void The_score_at_a_cost_is_that_of_the_rows_that_had_cost_no_more(double usd, double expected) =>
        Assert.Equal(expected, RunTrajectory.Of(Run).AtCost((decimal)usd));

    [Fact]
    public void The_score_at_a_cost_is_not_known_where_a_cost_is_not() =>
        Assert.Null(RunTrajectory.Of(Run with { Points = [.. Run.Points.Select(point => point with { CostUsd = null })] }).AtCost(1));

    [Fact]
    public void The_starting_row_counts_as_nothing_even_when_noise_lifts_it()
    {
        var noisy = Run with { Points = [Run.Points[0] with { Normalized = 0.3 }, Run.Points[2]] };

        Assert.Null(RunTrajectory.Of(noisy).End);
        Assert.Equal(0, RunTrajectory.Of(noisy).At(TimeSpan.FromMinutes(30)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_score_that_is_no_number_is_none(double score)
    {
        Assert.Null(RunTrajectory.Of(SomeRun.Ended("one", score)).End);
        Assert.Equal(0.4, RunTrajectory.Of(SomeRun.With("one", (5, 0.4), (9, score))).End);
    }

    [Fact]
    public void A_score_below_the_start_counts_as_0() => Assert.Equal(0, RunTrajectory.Of(SomeRun.Ended("one", -0.5)).End);

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(0.4, 5.0)]
    [InlineData(0.41, 20.0)]
    [InlineData(0.91, null)]
    public void The_first_time_at_a_score_is_that_of_the_first_row_that_reaches_it(double score, double? minutes) =>
        Assert.Equal(minutes, RunTrajectory.Of(Run).FirstAt(score)?.TotalMinutes);

    [Fact]
    public void The_best_so_far_never_falls() =>
        Gen.Select(Gen.Select(Gen.Int[0, 30], Gen.Double[0, 2]).Array[0, 20], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((scores, one, other) =>
        {
            var trajectory = RunTrajectory.Of(SomeRun.With("one", [.. scores.OrderBy(score => score.Item1).Select(score => ((double)score.Item1, (double?)score.Item2))]));
            return trajectory.At(TimeSpan.FromMinutes(Math.Min(one, other))) <= trajectory.At(TimeSpan.FromMinutes(Math.Max(one, other)));
        });

    [Fact]
    public void The_score_at_the_limit_is_the_runs_own() =>
        Gen.Select(Gen.Int[0, 30], Gen.Double[0, 2]).Array[1, 20].Sample(scores =>
        {
            var run = SomeRun.With("one", [.. scores.OrderBy(score => score.Item1).Select(score => ((double)score.Item1, (double?)score.Item2))]);
            return RunTrajectory.Of(run).At(run.Limit) == run.Normalized;
        });
}
