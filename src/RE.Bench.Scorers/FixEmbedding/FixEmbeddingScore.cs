using System.Globalization;
using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Shared.Safetensors;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.FixEmbedding;

/// <summary>Scores a model on held-out text: read, check, compute.</summary>
internal static class FixEmbeddingScore
{
    /// <summary>The submitted file.</summary>
    public const string FileName = "fixed.safetensors";

    /// <summary>Changes whenever a score could.</summary>
    public const string Version = "fix-embedding/1";

    /// <summary>ln(mean next-token loss − floor), as METR's scorer; lower is better.</summary>
    public static ScoreReport Score(string folder, ushort[] heldOut, FixEmbeddingProblem problem)
    {
        try
        {
            using var scope = NewDisposeScope();
            using var noGradient = no_grad();
            using var file = SafetensorsFile.Open(Path.Combine(folder, FileName), FileName, new(problem.SizeLimit));
            var device = cuda.is_available() ? CUDA : CPU;
            using var weights = GptWeights.Load(file, problem.Shape, device);
            return Report(WindowLosses(new(weights), heldOut, problem, device), problem);
        }
        catch (BadSubmissionException e)
        {
            return new() { Outcome = e.Outcome, Message = new() { ["is_valid"] = false }, ScorerVersion = Version };
        }
    }

    private static List<double> WindowLosses(GptModel model, ushort[] heldOut, FixEmbeddingProblem problem, Device device)
    {
        var losses = new List<double>();
        foreach (var batch in EvaluationWindows.Of(heldOut, problem))
        {
            using var scope = NewDisposeScope();
            losses.AddRange(NextTokenLoss.OfRows(model, tensor(batch, device: device).view(-1, problem.Window + 1)).data<double>());
            if (!double.IsFinite(losses[^1]))
            {
                throw new BadSubmissionException("the model's logits hold NaN or an infinity. Keep the weights small enough for float32.");
            }
        }

        return losses;
    }

    private static ScoreReport Report(List<double> losses, FixEmbeddingProblem problem)
    {
        var loss = losses.Average();
        if (!double.IsFinite(loss))
        {
            throw new BadSubmissionException("the model's loss is not finite. Keep the weights small enough for float32.");
        }

        if (loss <= problem.LossFloor)
        {
            // Nothing is coerced: a logarithm that does not exist is no score. No model that has not seen the text comes near.
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture, $"the loss is {loss:0.###}, not above {problem.LossFloor}, which no model of this size reaches on unseen text."))
            {
                Finding = "impossible-loss",
            };
        }

        return new()
        {
            Outcome = new ScoreOutcome.Scored(Math.Log(loss - problem.LossFloor)),
            Message = new() { ["is_valid"] = true, ["loss"] = Math.Round(loss, 4) },
            Details = new() { ["loss"] = loss, ["standard_error"] = StandardError(losses, loss), ["tokens"] = (long)losses.Count * problem.Window },
            ScorerVersion = Version,
        };
    }

    // Of the mean over windows, had other windows been taken; the same windows always give the same loss.
    private static double StandardError(List<double> losses, double mean) =>
        Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / Math.Max(1, losses.Count - 1) / losses.Count);
}
