using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>What the profile's parameters say of the large run.</summary>
internal sealed record ScalingLawProblem
{
    /// <summary>An answer may use this much more or less than the large budget.</summary>
    public const double Tolerance = 0.1;

    /// <summary>The large budget in FLOP.</summary>
    public required double TargetFlops { get; init; }

    public required int NLayer { get; init; }

    public required int Vocabulary { get; init; }

    public required int BlockSize { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>Whether the output layer counts; METR's formula leaves it out, ours may not, because it dominates small widths.</summary>
    public required bool CountOutputLayer { get; init; }

    public static ScalingLawProblem From(JsonObject parameters) => parameters.Deserialize(ScalingLawJson.Default.ScalingLawProblem)!;

    /// <summary>6 × weights × tokens (Kaplan et al. 2020, section 2.1), the weights being 12 × layers × width² and the output layer.</summary>
    public double Flops(int width, int steps)
    {
        var weights = (12.0 * NLayer * width * width) + (CountOutputLayer ? (double)Vocabulary * width : 0);
        return 6.0 * weights * BlockSize * BatchSize * steps;
    }
}
