using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Results;

/// <summary>The JSON of <c>result.json</c>: snake_case keys; a missing score is an explicit null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(IsoDurationConverter)])]
[JsonSerializable(typeof(RunResult))]
public sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>The context that readers and writers share.</summary>
    public static ResultJson Indented => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
