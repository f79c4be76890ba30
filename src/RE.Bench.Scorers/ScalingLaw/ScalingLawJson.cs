using System.Text.Json.Serialization;

namespace RE.Bench.Scorers.ScalingLaw;

/// <summary>JSON of our own tables and parameters; its code is made when the program is built, because a scoring takes less time than finding it out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ScalingLawTable))]
[JsonSerializable(typeof(ScalingLawProblem))]
internal sealed partial class ScalingLawJson : JsonSerializerContext;
