using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Analysis.Records;

/// <summary>The JSON of run records: snake_case keys, one record a line in <c>*.runs.jsonl</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LowerCaseNames<Scoring.ScoreDirection>), typeof(LowerCaseNames<Scoring.ScoreSelection>)])]
[JsonSerializable(typeof(RunRecord))]
public sealed partial class RunRecordJson : JsonSerializerContext
{
    /// <summary>The context that readers and writers share.</summary>
    public static RunRecordJson Compact => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>For reading: a key that is there twice is refused.</summary>
    internal static RunRecordJson Strict => field ??= new(new JsonSerializerOptions(Default.Options!) { AllowDuplicateProperties = false });
}
