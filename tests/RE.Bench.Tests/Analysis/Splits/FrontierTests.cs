using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Resampling;
using RE.Bench.Analysis.Scores;
using RE.Bench.Analysis.Splits;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Splits;

public sealed class FrontierTests
{
    private static readonly BootstrapPlan Plan = new(BootstrapMethod.EnvironmentsAndRuns, 500, 1, 0.95);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Runs_that_gain_nothing_after_half_their_time_are_best_split_in_two()
    {
        // Each is through after 15 of 30 minutes, half of them with 1: of two halves one is more often good.
        var pool = Pool([.. Enumerable.Range(0, 8).Select(i => Cuttable(30, (15, i % 2)))]);

        var best = Best(pool).Single(point => point.Split.Total == TimeSpan.FromMinutes(30));

        Assert.Equal((2, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30)), (best.Split.Runs, best.Split.Length, best.Split.Limit));
        Assert.Equal(0.75, best.Score, 12);
        Assert.Equal(8, best.Runs);
    }

    [Fact]
    public void Runs_that_gain_at_their_end_are_best_left_whole()
    {
        var pool = Pool([.. Enumerable.Range(0, 8).Select(i => Cuttable(30, (29, i % 2)))]);

        var best = Best(pool).Single(point => point.Split.Total == TimeSpan.FromMinutes(30));

        Assert.Equal((1, 0.5), (best.Split.Runs, Math.Round(best.Score, 12)));
    }

    [Fact]
    public void Runs_of_which_only_ends_are_known_are_never_cut()
    {
        var pool = Pool([Whole(30, 0.1), Whole(30, 0.3), Whole(120, 0.5), Whole(120, 0.5)]);

        var splits = new Frontier(pool, AtKEstimator.WithReplacement).Splits();

        Assert.Equal([30, 60, 120, 240], splits.Select(total => total.Key.TotalMinutes));
        Assert.All(splits.SelectMany(total => total), split => Assert.False(split.IsCut));
    }

    [Fact]
    public void No_split_takes_the_best_of_more_runs_than_an_environment_has()
    {
        var pool = new SplitPool([[.. Enumerable.Range(0, 9).Select(_ => Whole(30, 1))], [.. Enumerable.Range(0, 5).Select(_ => Whole(30, 1))], [Whole(30, 1)]], [false, false, true]);

        Assert.Equal(4, new Frontier(pool, AtKEstimator.WithReplacement).Splits().SelectMany(total => total).Max(split => split.Runs));
    }

    [Fact]
    public void A_budget_that_shorter_runs_are_too_few_for_says_so()
    {
        var points = Best(Pool([Whole(30, 1), Whole(30, 1), Whole(120, 0.5)]));

        Assert.Equal([(30, ""), (60, ""), (120, "30")], points.Select(point => (point.Split.Total.TotalMinutes, string.Join(' ', point.TooFew.Select(limit => limit.TotalMinutes)))));
    }

    [Fact]
    public void Runs_of_another_limit_that_one_environment_lacks_play_no_part()
    {
        var pool = new SplitPool([[Whole(30, 0.2), Whole(120, 5)], [Whole(30, 0.4)]], [false, false]);

        var best = Assert.Single(Best(pool));
        Assert.Equal((0.3, 2), (Math.Round(best.Score, 12), best.Runs));
    }

    [Fact]
    public void Runs_of_two_limits_are_never_drawn_together()
    {
        var pool = Pool([.. Enumerable.Range(0, 4).Select(_ => Whole(30, 1)), .. Enumerable.Range(0, 4).Select(_ => Whole(60, 3))]);

        var points = Best(pool);

        Assert.Equal([(30, 1, 1), (60, 3, 3), (120, 3, 3), (240, 3, 3)], points.Select(point => (point.Split.Total.TotalMinutes, point.Interval!.Low, point.Interval.High)));
    }

    [Fact]
    public void The_interval_is_free_of_the_winners_curse()
    {
        // Two splits that are worth the same: the best of two at 15 minutes, one at 30. Where one resample chose and valued, the better of the two would lift the interval.
        var halves = Enumerable.Range(0, 12).Select(i => i / 11.0).ToList();
        var lift = ScoreAtK.Of(AtKEstimator.WithReplacement, halves, 2) - 0.5;
        var pool = Pool([.. halves.Select(half => Cuttable(30, [(15, half), (30, 1 - half + lift)], ScoreSelection.Last))]);

        var best = new Frontier(pool, AtKEstimator.WithReplacement).Best(Plan with { Resamples = 5000 }, Cancel).Single(point => point.Split.Total == TimeSpan.FromMinutes(30));

        Assert.Equal(0.5 + lift, best.Score, 12);
        Assert.Equal(best.Score, (best.Interval!.Low + best.Interval.High) / 2, 0.02);
    }

    [Fact]
    public void No_limit_in_common_gives_no_frontier() => Assert.Empty(Best(new SplitPool([[Whole(30, 1)], [Whole(60, 1)]], [false, false])));

    [Fact]
    public void One_run_gives_points_without_intervals() => Assert.Null(Assert.Single(Best(Pool([Whole(30, 1)]))).Interval);

    private static IReadOnlyList<FrontierPoint> Best(SplitPool pool) => new Frontier(pool, AtKEstimator.WithReplacement).Best(Plan, Cancel);

    private static SplitPool Pool(IReadOnlyList<SplitRun> runs) => new([runs], [false]);

    private static SplitRun Whole(double minutes, double score)
    {
        var limit = TimeSpan.FromMinutes(minutes);
        return new SplitRun(limit, RunTrajectory.Of(SomeRun.Ended("one", score) with { Limit = limit }));
    }

    private static SplitRun Cuttable(double minutes, params (double Minutes, double Score)[] scores) => Cuttable(minutes, scores, ScoreSelection.Best);

    private static SplitRun Cuttable(double minutes, (double Minutes, double Score)[] scores, ScoreSelection selection)
    {
        var limit = TimeSpan.FromMinutes(minutes);
        return new SplitRun(limit, RunTrajectory.Of(SomeRun.With("one", [.. scores.Select(score => (score.Minutes, (double?)score.Score))]) with { Limit = limit, Selection = selection }));
    }
}
