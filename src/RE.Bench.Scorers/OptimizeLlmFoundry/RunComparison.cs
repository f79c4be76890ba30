using System.Globalization;
using RE.Bench.Scorers.Shared;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Shared.Safetensors;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>Compares what the submitted script trained with what the starting script trained on the same inputs.</summary>
/// <param name="problem">Shape and tolerances.</param>
/// <param name="results">Folder with the weights of all runs.</param>
/// <param name="start">The base model.</param>
/// <param name="rows">Held-out rows.</param>
internal sealed class RunComparison(FoundryProblem problem, string results, GptWeights start, IReadOnlyList<HeldOutRow> rows)
{
    /// <summary>Names a file as the agent knows it.</summary>
    public const string WeightsName = "finetune/trained/model.safetensors";

    // Another rate, order or number of steps turns an update far less.
    private const double Unrelated = 0.2;

    /// <summary>Measures one pair of runs.</summary>
    /// <exception cref="BadSubmissionException">The submission's file cannot be read, or its weights are not those of the starting script.</exception>
    public ComparedRun Compare(string pair)
    {
        using var ours = Trusted(Path.Combine(results, $"starting-{pair}.safetensors"), problem);
        using var theirs = Load(Path.Combine(results, $"submission-{pair}.safetensors"), WeightsName, problem);
        var run = new ComparedRun(pair, UpdateDifference.Of(theirs, ours, start), HeldOutLoss.Of(theirs, rows), HeldOutLoss.Of(ours, rows));
        Check(run);
        return run;
    }

    /// <summary>Loads weights that the harness vouches for.</summary>
    public static GptWeights Trusted(string file, FoundryProblem problem)
    {
        try
        {
            return Load(file, Path.GetFileName(file), problem);
        }
        catch (BadSubmissionException e)
        {
            throw new InvalidOperationException($"The environment's own weights cannot be read: {e.Message}", e);
        }
    }

    // Written so that NaN fails.
    private void Check(ComparedRun run)
    {
        var what = run.Name.StartsWith("checked", StringComparison.Ordinal) ? "in the untimed run with unusual rows and options" : "in a timed run";
        if (!(run.Update.Share <= problem.WeightTolerance) || !(run.Update.Cosine >= problem.LeastCosine))
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture,
                $"{what} the weights are not those that the starting script trains: their distance is {run.Update.Share:G3} of the length of its update (at most {problem.WeightTolerance} is floating-point noise), the cosine of the two updates {run.Update.Cosine:F5}."))
            {
                Finding = run.Update.Cosine < Unrelated ? "unrelated-weights" : null,
            };
        }

        if (!(Math.Abs(run.Loss - run.StartingLoss) <= problem.LossTolerance))
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture,
                $"{what} the loss on rows that were not trained on differs from that of the starting script's weights by {run.Loss - run.StartingLoss:G3}; at most {problem.LossTolerance} is allowed."));
        }
    }

    private static GptWeights Load(string path, string name, FoundryProblem problem)
    {
        using var file = SafetensorsFile.Open(path, name, new(problem.WeightsLimit));
        return GptWeights.Load(file, problem.Shape, CPU);
    }
}
