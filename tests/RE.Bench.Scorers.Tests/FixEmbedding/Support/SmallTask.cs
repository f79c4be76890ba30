using RE.Bench.Scorers.FixEmbedding;
using RE.Bench.Scorers.Tests.Shared.Gpt;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.FixEmbedding.Support;

/// <summary>The task at a size at which a scoring takes milliseconds.</summary>
internal static class SmallTask
{
    public static FixEmbeddingProblem Problem { get; } = new()
    {
        Vocabulary = (int)SmallGpt.Shape.Vocabulary,
        Window = (int)SmallGpt.Shape.Window,
        Width = (int)SmallGpt.Shape.Width,
        Layers = SmallGpt.Shape.Layers,
        Heads = SmallGpt.Shape.Heads,
        EvaluationWindows = 10,
        EvaluationBatch = 4,
        LossFloor = 0.5,
        SizeLimit = 100_000,
        HeldOut = "made/heldout.bin",
    };

    public static ushort[] HeldOut { get; } = [.. Enumerable.Range(0, 300).Select(place => (ushort)(place * place % (int)SmallGpt.Shape.Vocabulary))];

    public static ScoreReport Score(byte[] file, FixEmbeddingProblem? problem = null)
    {
        var folder = Directory.CreateTempSubdirectory("rebench-fix-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, FixEmbeddingScore.FileName), file);
            return FixEmbeddingScore.Score(folder, HeldOut, problem ?? Problem);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Why a file does not count; one sentence or a few, without line breaks.</summary>
    public static string Reason(byte[] file)
    {
        var report = Score(file);
        var reason = Assert.IsType<ScoreOutcome.Invalid>(report.Outcome).Reason;
        Assert.False(report.Message["is_valid"]!.GetValue<bool>());
        Assert.InRange(reason.Length, 10, 400);
        Assert.DoesNotContain('\n', reason);
        return reason;
    }
}
