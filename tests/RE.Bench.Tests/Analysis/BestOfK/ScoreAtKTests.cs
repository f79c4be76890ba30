using CsCheck;
using MathNet.Numerics.Statistics;
using RE.Bench.Analysis.BestOfK;

namespace RE.Bench.Tests.Analysis.BestOfK;

public sealed class ScoreAtKTests
{
    private static readonly Gen<double[]> Scores = Gen.Double[0, 2].Array[1, 40];

    private static readonly Gen<AtKEstimator> Estimators = Gen.Enum<AtKEstimator>();

    [Theory]
    [InlineData(AtKEstimator.WithReplacement, 2, 22.0 / 9)]
    [InlineData(AtKEstimator.WithReplacement, 3, 24.0 / 9)]
    [InlineData(AtKEstimator.WithoutReplacement, 2, 8.0 / 3)]
    [InlineData(AtKEstimator.WithoutReplacement, 3, 3)]
    public void It_is_what_a_hand_works_out_for_1_2_3(AtKEstimator estimator, int k, double expected) =>
        Assert.Equal(expected, ScoreAtK.Of(estimator, [3, 1, 2], k), 12);

    [Fact]
    public void Without_replacement_k_above_n_is_the_best_of_all() => Assert.Equal(3, ScoreAtK.Of(AtKEstimator.WithoutReplacement, [3, 1, 2], 64));

    [Fact]
    public void The_weights_without_replacement_are_those_of_the_published_recurrence()
    {
        const int N = 9, K = 4;
        var chances = ScoreAtK.Chances(AtKEstimator.WithoutReplacement, N, K);

        var weight = K / (double)N;
        for (var rank = N; rank >= K; rank--)
        {
            Assert.Equal(weight, chances[rank] - chances[rank - 1], 14);
            weight *= 1 - (K - 1.0) / (rank - 1);
        }

        Assert.Equal(0, chances[K - 1]);
    }

    [Fact]
    public void One_run_scores_its_mean() =>
        Gen.Select(Scores, Estimators).Sample((scores, estimator) => Near(scores.Mean(), ScoreAtK.Of(estimator, scores, 1)));

    [Fact]
    public void More_runs_never_score_lower() =>
        Gen.Select(Scores, Estimators, Gen.Int[1, 60]).Sample((scores, estimator, k) => ScoreAtK.Of(estimator, scores, k) <= ScoreAtK.Of(estimator, scores, k + 1) + 1e-12);

    [Fact]
    public void It_lies_between_the_mean_and_the_best() =>
        Gen.Select(Scores, Estimators, Gen.Int[1, 100]).Sample((scores, estimator, k) => ScoreAtK.Of(estimator, scores, k) is var score && score >= scores.Mean() - 1e-12 && score <= scores.Max() + 1e-12);

    [Fact]
    public void The_order_of_runs_does_not_matter() =>
        Gen.Select(Scores.SelectMany(scores => Gen.Shuffle(scores).Select(shuffled => (scores, shuffled))), Estimators, Gen.Int[1, 50])
            .Sample((both, estimator, k) => ScoreAtK.Of(estimator, both.scores, k) == ScoreAtK.Of(estimator, both.shuffled, k));

    [Fact]
    public void Without_replacement_it_is_the_mean_best_of_all_subsets() =>
        Gen.Select(Gen.Double[0, 2].Array[1, 8], Gen.Int[1, 8]).Where((scores, k) => k <= scores.Length)
            .Sample((scores, k) => Near(Subsets(scores, k).Average(), ScoreAtK.Of(AtKEstimator.WithoutReplacement, scores, k)));

    [Fact]
    public void With_replacement_it_is_the_mean_best_of_all_draws() =>
        Gen.Select(Gen.Double[0, 2].Array[1, 5], Gen.Int[1, 5])
            .Sample((scores, k) => Near(Draws(scores, k).Average(), ScoreAtK.Of(AtKEstimator.WithReplacement, scores, k)));

    [Fact]
    public void With_many_runs_the_two_agree() =>
        Gen.Select(Gen.Double[0, 2].Array[2000], Gen.Int[1, 8])
            .Sample((scores, k) => Math.Abs(ScoreAtK.Of(AtKEstimator.WithReplacement, scores, k) - ScoreAtK.Of(AtKEstimator.WithoutReplacement, scores, k)) < 0.01, iter: 30);

    [Fact]
    public void With_replacement_it_is_never_higher() =>
        Gen.Select(Scores, Gen.Int[1, 40]).Sample((scores, k) => ScoreAtK.Of(AtKEstimator.WithReplacement, scores, k) <= ScoreAtK.Of(AtKEstimator.WithoutReplacement, scores, k) + 1e-12);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_score_that_is_no_number_is_an_error(double score) => Assert.Throws<ArgumentException>(() => ScoreAtK.Of(AtKEstimator.WithReplacement, [1, score], 1));

    [Fact]
    public void No_runs_or_no_draws_are_errors()
    {
        Assert.Throws<ArgumentException>(() => ScoreAtK.Of(AtKEstimator.WithReplacement, [], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ScoreAtK.Of(AtKEstimator.WithReplacement, [1], 0));
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-10;

    private static IEnumerable<double> Subsets(double[] scores, int k) =>
        Enumerable.Range(0, 1 << scores.Length).Where(set => int.PopCount(set) == k).Select(set => scores.Where((_, index) => (set >> index & 1) == 1).Max());

    private static IEnumerable<double> Draws(double[] scores, int k) => k == 0
        ? [double.NegativeInfinity]
        : Draws(scores, k - 1).SelectMany(best => scores.Select(score => Math.Max(best, score)));
}
