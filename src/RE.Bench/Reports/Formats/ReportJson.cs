using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Reports.Model;
using RE.Bench.Scoring;

namespace RE.Bench.Reports.Formats;

/// <summary>The JSON of a report: snake_case keys, ASCII only, no NaN; what is unknown is an explicit null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(JsonStringEnumConverter<ScoreDirection>), typeof(JsonStringEnumConverter<ScoreSelection>)])]
[JsonSerializable(typeof(Report))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Writes a report as one object and a line feed.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(Report report, TextWriter output) => output.Write($"{JsonSerializer.Serialize(report, Default.Report)}\n");
}
