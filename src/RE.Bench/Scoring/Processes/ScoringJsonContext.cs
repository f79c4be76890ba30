using System.Text.Json.Serialization;

namespace RE.Bench.Scoring.Processes;

/// <summary>JSON of the scorer process's request and reply.</summary>
/// <remarks>Named numbers ("NaN") are read only to be refused as scores with a reason.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    WriteIndented = true)]
[JsonSerializable(typeof(ScoreRequest))]
[JsonSerializable(typeof(ScoreReport))]
internal sealed partial class ScoringJsonContext : JsonSerializerContext;
