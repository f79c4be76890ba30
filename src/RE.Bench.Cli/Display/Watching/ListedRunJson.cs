using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Cli.Display.Watching;

/// <summary>The JSON of <c>rebench ps --json</c>: snake_case keys, explicit nulls.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<ListedRun>))]
internal sealed partial class ListedRunJson : JsonSerializerContext
{
    public static string Text(IReadOnlyList<ListedRun> runs) =>
        JsonSerializer.Serialize(runs, new ListedRunJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).IReadOnlyListListedRun);
}
