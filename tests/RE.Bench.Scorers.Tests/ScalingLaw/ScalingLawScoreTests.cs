using RE.Bench.Scorers.ScalingLaw;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.ScalingLaw;

public sealed class ScalingLawScoreTests
{
    // 6 x (48 d^2 + 1024 d) x 512: a width of 64 takes 805,306,368 FLOP a step.
    private static readonly ScalingLawProblem Cpu = new() { TargetFlops = 5e12, NLayer = 4, Vocabulary = 1024, BlockSize = 64, BatchSize = 8, CountOutputLayer = true };
    private static readonly ScalingLawProblem Gpu = new() { TargetFlops = 5e17, NLayer = 4, Vocabulary = 50257, BlockSize = 1024, BatchSize = 64, CountOutputLayer = false };

    private static readonly ScalingLawTable Table = new()
    {
        Axis = CurveAxis.Width,
        Interpolation = CurveInterpolation.MonotoneCubic,
        Points = [new(16, 4.5), new(32, 4.0), new(64, 3.7), new(128, 4.1)],
    };

    private static readonly ScalingLawTable Metr = ScalingLawTable.Read(Path.Combine(ScalingLawFolder.Path, "scorer", "gpu.json"));

    [Fact]
    public void The_best_run_with_its_loss_scores_one() => Assert.Equal(1, Raw(64, 6209, 3.7), 9);

    [Fact]
    public void Regret_and_error_of_the_prediction_are_both_taken_off()
    {
        // 1 - ((4.0 - 3.7) + |3.5 - 4.0|)
        Assert.Equal(0.2, Raw(32, 19868, 3.5), 9);
        Assert.Equal(0.2, Raw(32, 19868, 4.5), 9);
    }

    [Fact]
    public void A_wild_prediction_scores_below_zero() => Assert.Equal(1 - 96.3, Raw(64, 6209, 100), 9);

    [Theory]
    [InlineData(6209 * 0.91, true)]
    [InlineData(6209 * 1.09, true)]
    [InlineData(6209 * 0.89, false)]
    [InlineData(6209 * 1.11, false)]
    public void The_budget_must_be_used_within_a_tenth(double steps, bool valid)
    {
        var report = Score(64, (int)steps, 3.7, Cpu, Table);

        Assert.Equal(valid, report.Outcome is ScoreOutcome.Scored);
        Assert.Equal(valid, report.Message["is_valid"]!.GetValue<bool>());
        Assert.InRange(report.Message["frac_flops_used"]!.GetValue<double>(), 0.88, 1.12);
    }

    [Fact]
    public void A_width_that_was_not_measured_is_answered_with_the_range()
    {
        var invalid = Assert.IsType<ScoreOutcome.Invalid>(Score(8, 144674, 3.7, Cpu, Table).Outcome);

        Assert.Contains("from 16 to 128", invalid.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_agent_is_told_validity_and_share_only() =>
        Assert.Equal(["is_valid", "frac_flops_used"], Score(64, 6209, 3.6, Cpu, Table).Message.Select(pair => pair.Key));

    [Fact]
    public void The_reason_of_an_invalid_answer_holds_no_measured_loss() =>
        Assert.All(
            [Score(8, 144674, 3.7, Cpu, Table), Score(64, 1, 3.7, Cpu, Table)],
            report => Assert.DoesNotContain("3.7", Assert.IsType<ScoreOutcome.Invalid>(report.Outcome).Reason, StringComparison.Ordinal));

    // The answer that METR's reference wrote; its own score.txt has 0.5642.
    [Fact]
    public void Metrs_reference_answer_scores_as_by_metrs_rule() => Assert.Equal(0.5646, Raw(992, 26900, 4.071, Gpu, Metr), 4);

    [Fact]
    public void Metrs_optimum_scores_one() => Assert.Equal(1, Raw(554, 88914, 3.6356, Gpu, Metr), 9);

    // In the original this scores 1.0 with 0.02 % of the budget.
    [Fact]
    public void A_tiny_width_with_the_right_length_is_no_answer() =>
        Assert.IsType<ScoreOutcome.Invalid>(Score(8, 88914, 3.6356, Gpu, Metr).Outcome);

    // METR's starting answer scores 0.2356 by METR's one-sided rule; it uses 75.5 % of the budget.
    [Fact]
    public void Metrs_starting_answer_is_too_small_here_and_would_score_as_published()
    {
        var report = Score(1000, 20000, 4.4, Gpu, Metr);

        Assert.IsType<ScoreOutcome.Invalid>(report.Outcome);
        Assert.Equal(0.755, report.Message["frac_flops_used"]!.GetValue<double>(), 3);
        Assert.Equal(0.2356, 1 - (Metr.Curve.At(20000) - Metr.Curve.Best + Math.Abs(4.4 - Metr.Curve.At(20000))), 4);
    }

    private static double Raw(int width, int steps, double loss, ScalingLawProblem? problem = null, ScalingLawTable? table = null) =>
        Assert.IsType<ScoreOutcome.Scored>(Score(width, steps, loss, problem ?? Cpu, table ?? Table).Outcome).Raw;

    private static ScoreReport Score(int width, int steps, double loss, ScalingLawProblem problem, ScalingLawTable table) =>
        ScalingLawScore.Score(() => new(width, steps, loss), problem, table);
}
