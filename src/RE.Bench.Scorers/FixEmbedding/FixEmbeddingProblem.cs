using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Scorers.Shared.Gpt;

namespace RE.Bench.Scorers.FixEmbedding;

/// <summary>What the profile's parameters say of the task.</summary>
internal sealed record FixEmbeddingProblem
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>Token numbers in the text are below this; rows of the embedding.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Positions of the model, and tokens that are asked for in one window.</summary>
    public required int Window { get; init; }

    /// <summary>Numbers at each position.</summary>
    public required int Width { get; init; }

    /// <summary>Blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Attention heads of a block.</summary>
    public required int Heads { get; init; }

    /// <summary>Windows of held-out text, evenly spread, the same in every scoring.</summary>
    public required int EvaluationWindows { get; init; }

    /// <summary>Windows that go through the model together.</summary>
    public required int EvaluationBatch { get; init; }

    /// <summary>Below the loss of every model of this size; ln(loss − this) is the score.</summary>
    public required double LossFloor { get; init; }

    /// <summary>Bytes of the submitted file.</summary>
    public required long SizeLimit { get; init; }

    /// <summary>The held-out tokens, as data set and file below it.</summary>
    public required string HeldOut { get; init; }

    /// <summary>What the submitted model must be.</summary>
    public GptShape Shape => new(Vocabulary, Window, Width, Layers, Heads);

    public static FixEmbeddingProblem From(JsonObject parameters) => parameters.Deserialize<FixEmbeddingProblem>(Options)!;
}
