using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RE.Bench.Reports.Viewer;

/// <summary>JSON for people to read.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, MaxDepth = 128)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ViewerText : JsonSerializerContext
{
    public static ViewerText Indented => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
