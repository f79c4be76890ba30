using RE.Bench.Analysis.Scores;
using RE.Bench.Analysis.Standing;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Standing;

public sealed class StandingTests
{
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 12.5)]
    [InlineData(0.5, 25)]
    [InlineData(1, 50)]
    [InlineData(2, 87.5)]
    [InlineData(9, 100)]
    public void A_percentile_counts_equals_half(double score, double expected) => Assert.Equal(expected, Percentiles.Among(score, [2, 1, 0, 1]));

    [Fact]
    public void Equal_scores_share_the_better_rank() =>
        Assert.Equal([1, 2, 2, 4], new[] { 0.9, 0.5, 0.5, 0.1 }.Select(score => Percentiles.Rank(score, [0.1, 0.5, 0.9, 0.5])));

    [Fact]
    public void The_median_time_counts_runs_that_never_reach_a_score()
    {
        RunTrajectory[] runs =
        [
            RunTrajectory.Of(SomeRun.With("a", (4, 1))),
            RunTrajectory.Of(SomeRun.With("b", (6, 0.2), (10, 1.2))),
            RunTrajectory.Of(SomeRun.With("c", (9, 0.2))),
        ];

        Assert.Equal(new ReachingTime(2.0 / 3, TimeSpan.FromMinutes(10)), ReachingTime.Of(runs, 1));
        Assert.Equal(new ReachingTime(1.0, TimeSpan.FromMinutes(6)), ReachingTime.Of(runs, 0.2));
        Assert.Equal(new ReachingTime(1.0 / 3, null), ReachingTime.Of(runs, 1.2));
    }

    [Fact]
    public void Half_of_the_runs_are_not_enough_for_a_median_of_an_even_number() =>
        Assert.Null(ReachingTime.Of([RunTrajectory.Of(SomeRun.With("a", (4, 1))), RunTrajectory.Of(SomeRun.With("b"))], 1).Median);

    [Fact]
    public void A_median_past_the_shortest_limit_is_not_known()
    {
        var longer = SomeRun.With("a", (40, 1)) with { Limit = TimeSpan.FromHours(1) };

        Assert.Equal(new ReachingTime(2.0 / 3, null), ReachingTime.Of([RunTrajectory.Of(longer), RunTrajectory.Of(longer), RunTrajectory.Of(SomeRun.With("b"))], 1));
    }

    [Fact]
    public void Ends_alone_tell_the_share_and_no_time() =>
        Assert.Equal(new ReachingTime(0.5, null), ReachingTime.Of([RunTrajectory.Of(SomeRun.Ended("a", 1)), RunTrajectory.Of(SomeRun.Ended("b", 0.9))], 1));
}
