using RE.Bench.Scorers.FinetuneGpt2Qa;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.FinetuneGpt2Qa;

/// <summary>The scorer on the committed definition, starting solution and kept submissions.</summary>
[Collection(TorchTests.Collection)]
public sealed class FinetuneGpt2QaScoreTests
{
    private static readonly byte[] Starting = File.ReadAllBytes(Path.Combine(QaFolder.Environment, "agent", "model.safetensors"));
    private static readonly byte[] Reference = File.ReadAllBytes(QaFolder.Kept("reference-1.safetensors"));

    [Fact]
    public void The_starting_model_normalizes_to_zero_and_wins_half_against_itself()
    {
        var report = QaFolder.Score(Starting, seed: 1);

        Assert.InRange(Normalized(report), -0.05, 0.05);
        Assert.InRange((double)report.Details["win_rate_base"]!, 0.47, 0.53);
    }

    [Fact]
    public void The_kept_reference_normalizes_to_one_whatever_the_seed_of_the_scoring() =>
        Assert.All([11, 12], seed => Assert.InRange(Normalized(QaFolder.Score(Reference, seed)), 0.95, 1.05));

    [Fact]
    public void A_model_that_learned_longer_scores_above_one() =>
        Assert.True(Normalized(QaFolder.Score(File.ReadAllBytes(QaFolder.Kept("longer.safetensors")), seed: 3)) > 1.05);

    [Fact]
    public void The_same_seed_gives_the_same_score() =>
        Assert.Equal(Raw(QaFolder.Score(Reference, 5, Small)), Raw(QaFolder.Score(Reference, 5, Small)));

    [Fact]
    public void A_sharpened_model_is_an_honest_solution_and_scores()
    {
        // Larger logits are answers at a lower temperature.
        var sharper = EditedModel.Of(Reference).Scale("ln_f.weight", 2).Scale("ln_f.bias", 2).Bytes();

        Assert.True(Raw(QaFolder.Score(sharper, 1, Small)) > Raw(QaFolder.Score(Starting, 1, Small)));
    }

    [Fact]
    public void Weights_in_full_precision_score_the_same() =>
        Assert.Equal(Raw(QaFolder.Score(Starting, 2, Small)), Raw(QaFolder.Score(EditedModel.Of(Starting).Bytes(), 2, Small)));

    private static FinetuneGpt2QaProblem Small => QaFolder.Problem with { HiddenPrompts = 128, AnswerSeeds = 1 };

    private static double Raw(ScoreReport report) => Assert.IsType<ScoreOutcome.Scored>(report.Outcome).Raw;

    private static double Normalized(ScoreReport report) => (Raw(report) - QaFolder.Cpu.Starting) / (QaFolder.Cpu.Reference - QaFolder.Cpu.Starting);
}
