using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Scorers.Shared.Gpt;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>What the profile's parameters say of the task.</summary>
internal sealed record FoundryProblem
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>Tokens; the last one ends a row.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Positions that have an embedding.</summary>
    public required int Window { get; init; }

    /// <summary>Numbers at each position between layers.</summary>
    public required int Width { get; init; }

    /// <summary>Blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Attention heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Seconds that the starting script takes on the machine of the calibration.</summary>
    public required double NominalStartSeconds { get; init; }

    /// <summary>Largest length of the difference of two trained models, as a share of the length of the update.</summary>
    public required double WeightTolerance { get; init; }

    /// <summary>Smallest cosine between two updates.</summary>
    public required double LeastCosine { get; init; }

    /// <summary>Largest difference of two held-out losses, nats a token.</summary>
    public required double LossTolerance { get; init; }

    /// <summary>Bytes of a file of trained weights.</summary>
    public required long WeightsLimit { get; init; }

    /// <summary>Data set and folder of the base model and its <c>tokenizer.json</c>; null = <c>agent/base</c>.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>The shape of the model.</summary>
    public GptShape Shape => new(Vocabulary, Window, Width, Layers, Heads);

    public static FoundryProblem From(JsonObject parameters) => parameters.Deserialize<FoundryProblem>(Options)!;
}
