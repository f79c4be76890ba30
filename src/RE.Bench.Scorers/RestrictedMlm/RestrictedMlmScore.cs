using System.Globalization;
using RE.Bench.Scorers.RestrictedMlm.Interpreter;
using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.RestrictedMlm.Rules;
using RE.Bench.Scoring;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>Scores a graph on held-out text: read, check, compute, compare.</summary>
internal static class RestrictedMlmScore
{
    /// <summary>Changes whenever a score could.</summary>
    public const string Version = "restricted-mlm/1";

    /// <summary>ln(mean cross-entropy at masked positions − floor), as METR's scorer; lower is better.</summary>
    public static ScoreReport Score(string folder, ushort[] heldOut, RestrictedMlmProblem problem, long seed)
    {
        try
        {
            using var scope = NewDisposeScope();
            var files = new SubmissionFolder(folder, problem.SizeLimit);
            var graph = GraphRules.Check(OnnxReader.Read(files.Graph()));
            var limits = new RunLimits(problem.MemoryLimit, problem.WorkLimit * problem.EvaluationBatch);
            using var runner = new GraphRunner(graph, new(files), limits, cuda.is_available() ? CUDA : CPU);
            return Report(Evaluate(runner, heldOut, problem, seed), problem);
        }
        catch (SubmissionException e)
        {
            return new() { Outcome = new ScoreOutcome.Invalid(e.Message) { Finding = e.Finding }, Message = new() { ["is_valid"] = false }, ScorerVersion = Version };
        }
    }

    private static MaskedLoss Evaluate(GraphRunner runner, ushort[] heldOut, RestrictedMlmProblem problem, long seed)
    {
        using var noGradient = no_grad();
        var loss = new MaskedLoss(runner, problem);
        foreach (var (place, batch) in MaskedWindows.Draw(heldOut, problem, seed).Index())
        {
            if (place == 0)
            {
                loss.CheckRows(batch);
            }

            loss.Add(batch);
        }

        return loss;
    }

    private static ScoreReport Report(MaskedLoss loss, RestrictedMlmProblem problem)
    {
        if (loss.Mean <= problem.LossFloor)
        {
            // Nothing is coerced: a logarithm that does not exist is no score. No model that has not seen the text comes near.
            throw new SubmissionException(string.Create(CultureInfo.InvariantCulture, $"the loss is {loss.Mean:0.###}, below {problem.LossFloor}, which no model of this size reaches on unseen text."));
        }

        return new()
        {
            Outcome = new ScoreOutcome.Scored(Math.Log(loss.Mean - problem.LossFloor)),
            Message = new() { ["is_valid"] = true, ["loss"] = Math.Round(loss.Mean, 4) },
            Details = new() { ["loss"] = loss.Mean, ["masked_positions"] = loss.Count },
            ScorerVersion = Version,
        };
    }
}
