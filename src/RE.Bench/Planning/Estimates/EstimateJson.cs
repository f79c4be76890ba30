using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Planning.Estimates;

/// <summary>The JSON that <c>rebench plan --json</c> prints: snake_case keys; what is unknown is an explicit null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(BatchEstimate))]
public sealed partial class EstimateJson : JsonSerializerContext
{
    /// <summary>The context that writers share.</summary>
    public static EstimateJson Indented => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
