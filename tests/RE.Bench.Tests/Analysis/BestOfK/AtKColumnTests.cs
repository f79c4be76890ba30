using CsCheck;
using RE.Bench.Analysis.BestOfK;

namespace RE.Bench.Tests.Analysis.BestOfK;

public sealed class AtKColumnTests
{
    [Fact]
    public void Drawn_runs_score_as_a_sample_that_has_them_so_often() =>
        Gen.Select(Gen.Double[0, 2].Array[1, 12], Gen.Enum<AtKEstimator>(), Gen.Int[1, 20], Gen.Int[0, 1000].Array[12]).Sample((scores, estimator, k, draws) =>
        {
            var counts = new int[scores.Length];
            var drawn = scores.Select((_, index) => draws[index] % scores.Length).ToList();
            drawn.ForEach(index => counts[index]++);
            var column = new AtKColumn([new EnvironmentScores(scores, takesMean: false)], k, estimator);

            return Math.Abs(column.Of(0, counts) - ScoreAtK.Of(estimator, [.. drawn.Select(index => scores[index])], k)) < 1e-10;
        });

    [Fact]
    public void A_group_is_the_mean_over_environments_whatever_their_runs()
    {
        var column = new AtKColumn([new([1, 1, 1], false), new([0, 0.5], false)], 2, AtKEstimator.WithoutReplacement);

        Assert.Equal(0.75, column.Value, 12);
    }

    [Fact]
    public void Where_scores_are_hidden_every_k_takes_the_mean()
    {
        var column = new AtKColumn([new([0, 0, 3], takesMean: true)], 8, AtKEstimator.WithReplacement);

        Assert.Equal(1, column.Value, 12);
    }

    [Fact]
    public void A_stratum_looks_at_its_own_runs()
    {
        var column = new AtKColumn([new([5, 7], takesMean: false, start: 3)], 1, AtKEstimator.WithReplacement);

        Assert.Equal(7, column.Of(0, [9, 9, 9, 0, 2]), 12);
        Assert.Equal(6, column.Value, 12);
    }
}
