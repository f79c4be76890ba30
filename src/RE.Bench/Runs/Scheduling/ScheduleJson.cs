using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Runs.Scheduling;

/// <summary>The JSON of <c>schedule.jsonl</c>: snake_case keys, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ScheduleEntry))]
internal sealed partial class ScheduleJson : JsonSerializerContext
{
    /// <summary>The context that readers and writers share.</summary>
    public static ScheduleJson Compact => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
