using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Runs.Verification;

/// <summary>The JSON of <c>confirmation.json</c> and of what <c>rebench verify --json</c> prints: snake_case keys.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Confirmation))]
public sealed partial class ConfirmationJson : JsonSerializerContext
{
    /// <summary>The context that readers and writers share.</summary>
    public static ConfirmationJson Indented => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
