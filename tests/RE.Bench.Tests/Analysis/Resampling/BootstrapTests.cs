using CsCheck;
using RE.Bench.Analysis.BestOfK;
using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Tests.Analysis.Resampling;

public sealed class BootstrapTests
{
    private static readonly BootstrapPlan Plan = new(BootstrapMethod.EnvironmentsAndRuns, 2000, 1, 0.95);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Quantiles_are_of_definition_R7()
    {
        double[] values = [4, 1, 3, 2];

        // R: quantile(1:4, c(.1, .9)) is 1.3 and 3.7.
        var interval = Resamples.Of(values, 0.8);
        Assert.Equal(1.3, interval.Low, 12);
        Assert.Equal(3.7, interval.High, 12);
        Assert.Equal([4, 1, 3, 2], values);
    }

    [Fact]
    public void Two_runs_give_the_quarter_half_quarter_of_their_draws()
    {
        var drawn = Draw([[0, 1]], Plan with { Resamples = 20_000 });

        Assert.Equal(0.25, Share(drawn, 0), 0.02);
        Assert.Equal(0.5, Share(drawn, 0.5), 0.02);
        Assert.Equal(0.25, Share(drawn, 1), 0.02);
    }

    [Fact]
    public void Environments_are_drawn_again_only_when_asked()
    {
        double[][] apart = [[0, 0], [1, 1]];

        var both = Draw(apart, Plan);
        var runs = Draw(apart, Plan with { Method = BootstrapMethod.Runs });

        Assert.Equal([0, 0.5, 1], Enumerable.Range(0, Plan.Resamples).Select(resample => both[0][resample]).Distinct().Order());
        Assert.All(Enumerable.Range(0, Plan.Resamples), resample => Assert.Equal(0.5, runs[0][resample]));
    }

    [Fact]
    public void An_environment_drawn_twice_has_its_runs_drawn_twice()
    {
        // One environment of the two is all zeros; a resample that has the other one twice gives a quarter only when its draws differ.
        var drawn = Draw([[0, 1], [0, 0]], Plan);

        Assert.Contains(0.75, drawn[0]);
    }

    [Fact]
    public void One_environment_makes_the_two_methods_the_same()
    {
        double[][] one = [[0.1, 0.4, 0.9, 0.2]];

        Assert.Equal(Draw(one, Plan)[0], Draw(one, Plan with { Method = BootstrapMethod.Runs })[0]);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        double[][] scores = [[0.1, 0.4, 0.9], [0, 0, 2, 1]];

        var one = Draw(scores, Plan with { Threads = 1 });
        var many = Draw(scores, Plan with { Threads = 7 });

        Assert.Equal(one[0], many[0]);
        Assert.Equal(one.Interval(0), many.Interval(0));
    }

    [Fact]
    public void The_first_resamples_of_a_seed_never_change()
    {
        var drawn = Draw([[1, 2, 4, 8, 16], [32, 64, 128]], Plan with { Resamples = 4 });

        Assert.Equal(PinnedMeans, drawn[0].Select(value => Math.Round(value, 6)).ToArray());
    }

    // Worked out apart, by another program.
    private static readonly double[] PinnedMeans = [74.666667, 17.5, 74.666667, 64];

    [Fact]
    public void Another_seed_or_family_gives_other_draws()
    {
        double[][] scores = [[0.1, 0.4, 0.9, 0.3, 0.7]];
        var first = Draw(scores, Plan)[0];

        Assert.NotEqual(first, Draw(scores, Plan with { Seed = 2 })[0]);
        Assert.NotEqual(first, Draw(scores, Plan with { Family = 1 })[0]);
    }

    [Fact]
    public void Strata_are_drawn_apart()
    {
        int[][] strata = [[2, 3]];
        var drawn = Bootstrap.Draw(strata, new CountsOfStrata(), Plan with { Resamples = 50 }, Cancel);

        Assert.All(drawn[0], count => Assert.Equal(2, count));
        Assert.All(drawn[1], count => Assert.Equal(3, count));
    }

    [Theory]
    [InlineData(BootstrapMethod.EnvironmentsAndRuns, false, 1)]
    [InlineData(BootstrapMethod.EnvironmentsAndRuns, true, 2)]
    [InlineData(BootstrapMethod.EnvironmentsAndRuns, true, 1, 1)]
    [InlineData(BootstrapMethod.Runs, false, 1, 1)]
    [InlineData(BootstrapMethod.Runs, false, 5, 1)]
    [InlineData(BootstrapMethod.Runs, true, 5, 2)]
    public void An_interval_needs_something_that_can_vary(BootstrapMethod method, bool isPossible, params int[] runs) =>
        Assert.Equal(isPossible, Bootstrap.IsPossible([.. runs.Select(one => new[] { one })], method));

    [Fact]
    public void The_interval_of_symmetric_data_contains_the_mean() =>
        Gen.Double[0, 1].Array[1, 12].Sample(half => Contains([.. half.Select(x => 1 - x), .. half.Select(x => 1 + x)], 1), iter: 60);

    [Fact]
    public void More_runs_make_a_narrower_interval()
    {
        var random = Xoshiro256.Stream(3, 0);
        double Width(int runs) => Enumerable.Range(0, 20).Average(_ =>
        {
            var interval = Draw([[.. Enumerable.Range(0, runs).Select(_ => random.Below(1000) / 1000.0)]], Plan with { Resamples = 400 }).Interval(0);
            return interval.High - interval.Low;
        });

        var (few, more, many) = (Width(8), Width(32), Width(128));

        // Four times the runs halve the width.
        Assert.InRange(few / more, 1.6, 2.4);
        Assert.InRange(more / many, 1.6, 2.4);
    }

    [Fact]
    public void The_interval_is_as_wide_as_theory_says()
    {
        var scores = Enumerable.Range(0, 200).Select(i => i / 199.0).ToArray();
        var drawn = Draw([scores], Plan with { Resamples = 5000 });

        // Standard error of a mean: sd / sqrt(n), with the sd of the data themselves (1/n).
        var deviation = Math.Sqrt(scores.Average(score => Math.Pow(score - 0.5, 2)));
        Assert.Equal(deviation / Math.Sqrt(200), drawn.StandardError(0), 0.0006);
        Assert.Equal(2 * 1.96 * deviation / Math.Sqrt(200), drawn.Interval(0).High - drawn.Interval(0).Low, 0.004);
    }

    [Fact]
    public void A_share_counts_ties_half()
    {
        var resamples = new Resamples([[-1, 0, 1, 2]], 0.95);

        Assert.Equal(0.625, resamples.ShareAboveZero(0));
    }

    [Fact]
    public void It_stops_when_told()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Bootstrap.Draw([[2]], new CountsOfStrata(), Plan, stopped.Token));
    }

    private static bool Contains(double[] scores, double mean)
    {
        var interval = Draw([scores], Plan with { Resamples = 500 }).Interval(0);
        return interval.Low <= mean + 1e-9 && mean - 1e-9 <= interval.High;
    }

    private static double Share(Resamples drawn, double value) => drawn[0].Count(one => one == value) / (double)drawn[0].Count;

    private static Resamples Draw(double[][] scores, BootstrapPlan plan)
    {
        var column = new AtKColumn([.. scores.Select(one => new EnvironmentScores(one, takesMean: false))], 1, AtKEstimator.WithReplacement);
        return Bootstrap.Draw([.. scores.Select(one => new[] { one.Length })], new AtKColumns([column]), plan, Cancel);
    }
}
