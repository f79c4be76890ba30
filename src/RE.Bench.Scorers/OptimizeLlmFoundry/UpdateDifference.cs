using RE.Bench.Scorers.Shared.Gpt;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>How far two models that were trained from one base lie from each other, all weights taken as one vector.</summary>
/// <param name="Share">‖theirs − ours‖ / ‖ours − base‖.</param>
/// <param name="Cosine">Between theirs − base and ours − base; 0 where one of them is nothing.</param>
internal sealed record UpdateDifference(double Share, double Cosine)
{
    /// <summary>Sums are double precision.</summary>
    public static UpdateDifference Of(GptWeights theirs, GptWeights ours, GptWeights start)
    {
        var (difference, their, our, dot) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (name, _) in start.Shape.Weights())
        {
            using var scope = NewDisposeScope();
            var before = start[name].to(float64);
            var (a, b) = (theirs[name].to(float64) - before, ours[name].to(float64) - before);
            difference += (a - b).square().sum().item<double>();
            their += a.square().sum().item<double>();
            our += b.square().sum().item<double>();
            dot += (a * b).sum().item<double>();
        }

        return new(Math.Sqrt(difference / our), their > 0 && our > 0 ? dot / Math.Sqrt(their * our) : 0);
    }
}
