using System.Text.Json.Serialization;
using RE.Bench.Reports.Viewer.Answers;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>JSON between server and page: snake_case keys, nulls left out, and nothing in it that HTML would take for a tag.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(RunView))]
[JsonSerializable(typeof(ItemPage))]
[JsonSerializable(typeof(ItemDetail))]
[JsonSerializable(typeof(TextPart))]
[JsonSerializable(typeof(FindAnswer))]
[JsonSerializable(typeof(SubmissionView))]
[JsonSerializable(typeof(CastView))]
[JsonSerializable(typeof(StreamNews))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class ViewerJson : JsonSerializerContext;
