using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Scorers.RestrictedMlm;

/// <summary>What the profile's parameters say of the task.</summary>
internal sealed record RestrictedMlmProblem
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true };

    /// <summary>Token numbers in the text are below this; so many logits a position.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>The number that stands at a masked position.</summary>
    public required int MaskToken { get; init; }

    /// <summary>Tokens in a window.</summary>
    public required int Window { get; init; }

    /// <summary>Share of the positions that are masked.</summary>
    public required double MaskShare { get; init; }

    /// <summary>Windows of held-out text in one scoring.</summary>
    public required int EvaluationWindows { get; init; }

    /// <summary>Windows that go through the graph together; divides <see cref="EvaluationWindows"/>.</summary>
    public required int EvaluationBatch { get; init; }

    /// <summary>Below the loss of every model that can be expected; ln(loss − this) is the score.</summary>
    public required double LossFloor { get; init; }

    /// <summary>Bytes of the submitted folder.</summary>
    public required long SizeLimit { get; init; }

    /// <summary>Operations for one window.</summary>
    public required double WorkLimit { get; init; }

    /// <summary>Numbers alive at one time while a batch is computed.</summary>
    public required long MemoryLimit { get; init; }

    /// <summary>The held-out tokens, as data set and file below it.</summary>
    public required string HeldOut { get; init; }

    public static RestrictedMlmProblem From(JsonObject parameters) => parameters.Deserialize<RestrictedMlmProblem>(Options)!;
}
