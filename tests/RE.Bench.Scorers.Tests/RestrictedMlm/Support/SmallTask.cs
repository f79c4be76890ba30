using RE.Bench.Scorers.RestrictedMlm;
using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>The task at a size at which a scoring takes milliseconds: eight tokens that follow each other in a circle.</summary>
internal static class SmallTask
{
    public const int Vocabulary = 8, Window = 4;

    public static RestrictedMlmProblem Problem { get; } = new()
    {
        Vocabulary = Vocabulary,
        MaskToken = Vocabulary,
        Window = Window,
        MaskShare = 0.3,
        EvaluationWindows = 16,
        EvaluationBatch = 8,
        LossFloor = 0.01,
        SizeLimit = 100_000,
        WorkLimit = 1e6,
        MemoryLimit = 1_000_000,
        HeldOut = "made/heldout.bin",
    };

    public static ushort[] HeldOut { get; } = [.. Enumerable.Range(0, 200).Select(place => (ushort)(place % Vocabulary))];

    /// <summary>Loss of the same logit for every token.</summary>
    public static double UniformLoss => Math.Log(Vocabulary);

    /// <summary>A graph that scores: one row of logits a token.</summary>
    public static OnnxBuilder Valid(params float[] table) =>
        new OnnxBuilder().Floats("table", [Vocabulary + 1, Vocabulary], table.Length == 0 ? new float[(Vocabulary + 1) * Vocabulary] : table).Node("Gather", "table tokens", "logits");

    public static ScoreReport Score(byte[] file, params (string Name, byte[] Bytes)[] beside)
    {
        var folder = Directory.CreateTempSubdirectory("rebench-mlm-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, SubmissionFolder.GraphFile), file);
            foreach (var (name, bytes) in beside)
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            }

            return RestrictedMlmScore.Score(folder, HeldOut, Problem, seed: 7);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Why a file does not count; one sentence or a few, without line breaks.</summary>
    public static string Reason(byte[] file, params (string Name, byte[] Bytes)[] beside)
    {
        var report = Score(file, beside);
        var reason = Assert.IsType<ScoreOutcome.Invalid>(report.Outcome).Reason;
        Assert.False(report.Message["is_valid"]!.GetValue<bool>());
        Assert.InRange(reason.Length, 10, 700);
        Assert.DoesNotContain('\n', reason);
        return reason;
    }

    public static double Loss(byte[] file, params (string Name, byte[] Bytes)[] beside)
    {
        var report = Score(file, beside);
        Assert.True(report.Outcome is ScoreOutcome.Scored, report.Outcome.ToString());
        return report.Details["loss"]!.GetValue<double>();
    }
}
