using System.Text.Json.Serialization;

namespace RE.Bench.Environments.Services.Judging.Scores;

/// <summary>The JSON of an <see cref="AnswerSheet"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AnswerSheet))]
public sealed partial class AnswerSheetContext : JsonSerializerContext;
