using RE.Bench.Analysis.Comparing;
using RE.Bench.Analysis.Resampling;

namespace RE.Bench.Tests.Analysis.Comparing;

public sealed class DifferencesTests
{
    private static readonly BootstrapPlan Plan = new(BootstrapMethod.EnvironmentsAndRuns, 2000, 1, 0.95);

    private static readonly double[] Low = [0.1, 0.2, 0.15, 0.12, 0.18];

    private static readonly double[] High = [0.9, 0.8, 0.85, 0.95, 0.88];

    [Fact]
    public void Runs_wholly_apart_are_better_one_way_and_worse_the_other()
    {
        var (better, worse) = (Of(new TwoSamples(High, Low)), Of(new TwoSamples(Low, High)));

        Assert.Equal((Verdict.Better, 1.0), (better.Verdict, better.ShareAbove));
        Assert.Equal((Verdict.Worse, 0.0), (worse.Verdict, worse.ShareAbove));
        Assert.Equal(0.726, better.Value, 12);
        Assert.Equal(-0.726, worse.Value, 12);
    }

    [Fact]
    public void The_same_runs_show_no_difference()
    {
        var same = Of(new TwoSamples(Low, Low));

        Assert.Equal((Verdict.NoDifferenceShown, 0.0, 1.0), (same.Verdict, same.Value, same.PValue));
        Assert.InRange(same.ShareAbove!.Value, 0.45, 0.55);
        Assert.True(same.Interval!.Low < 0 && same.Interval.High > 0);
    }

    [Fact]
    public void Three_runs_a_side_cannot_tell_however_far_apart() =>
        Assert.Equal(Verdict.TooFewRunsToTell, Of(new TwoSamples(High[..3], Low[..3])).Verdict);

    [Fact]
    public void Four_runs_a_side_can() => Assert.Equal(Verdict.Better, Of(new TwoSamples(High[..4], Low[..4])).Verdict);

    [Fact]
    public void One_run_on_a_side_has_neither_interval_nor_verdict()
    {
        var difference = Of(new TwoSamples([1], Low));

        Assert.Equal((null, null, null, Verdict.TooFewRunsToTell), (difference.Interval, difference.ShareAbove, difference.Detectable, difference.Verdict));
    }

    [Fact]
    public void Noise_that_would_hide_a_large_difference_is_too_few_runs()
    {
        double[] wild = [0, 2, 0, 2, 0, 2];

        var difference = Of(new TwoSamples(wild, wild));

        Assert.True(difference.Detectable > Differences.LargestUnseen);
        Assert.Equal(Verdict.TooFewRunsToTell, difference.Verdict);
    }

    [Fact]
    public void Environments_are_paired()
    {
        // A is better by 0.1 on each; between environments scores differ far more.
        TwoSamples[] samples = [.. new[] { 0.0, 1, 2, 3 }.Select(level => new TwoSamples([level + 0.11, level + 0.09, level + 0.1], [level + 0.01, level - 0.01, level]))];

        var difference = Of(samples);

        Assert.Equal(Verdict.Better, difference.Verdict);
        Assert.InRange(difference.Interval!.Low, 0.08, 0.1);
        Assert.InRange(difference.Interval.High, 0.1, 0.12);
    }

    [Fact]
    public void The_detectable_difference_is_2_8_standard_errors() => Assert.Equal(2.8016, Differences.Detectable(1, 0.95), 4);

    [Fact]
    public void The_least_p_value_counts_the_ways_to_label_runs()
    {
        Assert.Equal(2 / 20.0, PermutationTest.Smallest([new([1, 2, 3], [4, 5, 6])]), 12);
        Assert.Equal(2 / (20.0 * 6), PermutationTest.Smallest([new([1, 2, 3], [4, 5, 6]), new([1, 2], [3, 4])]), 12);
        Assert.Equal(1, PermutationTest.Smallest([new([1], [2])]));
    }

    [Fact]
    public void The_p_value_is_the_share_of_labelings_as_far_apart()
    {
        // Of the 70 labelings of 4 + 4 runs two are wholly apart.
        var p = PermutationTest.PValue([new([5, 6, 7, 8], [1, 2, 3, 4])], 20_000, 1, TestContext.Current.CancellationToken);

        Assert.Equal(2 / 70.0, p, 0.004);
    }

    [Fact]
    public void Labels_are_shuffled_within_environments_only()
    {
        // Across environments many labelings would be as far apart; within, 2 of 6 · 6.
        var p = PermutationTest.PValue([new([1, 1.1], [0, 0.1]), new([11, 11.1], [10, 10.1])], 20_000, 1, TestContext.Current.CancellationToken);

        Assert.Equal(2 / 36.0, p, 0.006);
    }

    [Fact]
    public void Of_runs_that_differ_by_chance_alone_few_are_told_apart()
    {
        var random = Xoshiro256.Stream(5, 0);
        double[] Draw() => [.. Enumerable.Range(0, 6).Select(_ => random.Below(1000) / 1000.0)];

        var differences = Enumerable.Range(0, 400).Select(_ => Of(new TwoSamples(Draw(), Draw()))).ToList();

        // 5 % are allowed, 20 of 400; the interval alone would tell about one in ten apart.
        Assert.InRange(differences.Count(difference => difference.Verdict is Verdict.Better or Verdict.Worse), 1, 28);
        Assert.InRange(differences.Count(difference => difference.Interval is { Low: > 0 } or { High: < 0 }), 29, 60);
    }

    private static Difference Of(params TwoSamples[] samples) => Differences.Of(samples, Plan with { Resamples = 1000 }, TestContext.Current.CancellationToken);
}
