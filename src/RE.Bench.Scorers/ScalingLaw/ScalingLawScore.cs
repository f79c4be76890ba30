using System.Globalization;
using System.Text.Json.Nodes;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>Scores an answer against measured runs: nothing is trained and nothing of the agent's is executed.</summary>
internal static class ScalingLawScore
{
    /// <summary>Changes whenever a score could.</summary>
    public const string Version = "scaling-law/1";

    /// <summary>1 − [(L(answer) − L(best)) + |prediction − L(answer)|], as METR's scorer; the agent sees validity and share of the budget only.</summary>
    public static ScoreReport Score(Func<ScalingLawAnswer> read, ScalingLawProblem problem, ScalingLawTable table)
    {
        var message = new JsonObject { ["is_valid"] = false };
        try
        {
            var answer = read();
            var share = problem.Flops(answer.Width, answer.Steps) / problem.TargetFlops;
            message["frac_flops_used"] = Math.Round(share, 4);
            var curve = table.Curve;
            var position = table.Axis == CurveAxis.Width ? answer.Width : answer.Steps;
            Check(share, position, table.Axis, curve, problem);
            message["is_valid"] = true;
            return Report(answer, curve.At(position), curve.Best, message);
        }
        catch (AnswerException e)
        {
            return new() { Outcome = new ScoreOutcome.Invalid(e.Message), Message = message, ScorerVersion = Version };
        }
    }

    private static void Check(double share, double position, CurveAxis axis, LossCurve curve, ScalingLawProblem problem)
    {
        if (share is not (>= 1 - ScalingLawProblem.Tolerance and <= 1 + ScalingLawProblem.Tolerance))
        {
            throw new AnswerException(string.Create(CultureInfo.InvariantCulture,
                $"the answer uses {share:0.####} of the large budget of {problem.TargetFlops:0.###e+0} FLOP, and 0.9 to 1.1 of it are valid. Change max_iters or n_embd."));
        }

        if (position < curve.First || position > curve.Last)
        {
            var key = axis == CurveAxis.Width ? "n_embd" : "max_iters";
            throw new AnswerException(string.Create(CultureInfo.InvariantCulture,
                $"{key} is {position}, and the large runs were measured from {curve.First} to {curve.Last} only. Answer within that range."));
        }
    }

    private static ScoreReport Report(ScalingLawAnswer answer, double loss, double best, JsonObject message) => new()
    {
        Outcome = new ScoreOutcome.Scored(1 - (loss - best + Math.Abs(answer.LossPrediction - loss))),
        Message = message,
        Details = new JsonObject
        {
            ["n_embd"] = answer.Width,
            ["max_iters"] = answer.Steps,
            ["loss_prediction"] = answer.LossPrediction,
            ["loss_of_answer"] = loss,
            ["best_loss"] = best,
        },
        ScorerVersion = Version,
    };
}
