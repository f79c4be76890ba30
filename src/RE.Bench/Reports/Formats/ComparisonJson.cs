using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Reports.Comparing;

namespace RE.Bench.Reports.Formats;

/// <summary>The JSON of a comparison: snake_case keys, ASCII only, no NaN; what is unknown is an explicit null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Comparison))]
public sealed partial class ComparisonJson : JsonSerializerContext
{
    /// <summary>Writes a comparison as one object and a line feed.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(Comparison comparison, TextWriter output) => output.Write($"{JsonSerializer.Serialize(comparison, Default.Comparison)}\n");
}
