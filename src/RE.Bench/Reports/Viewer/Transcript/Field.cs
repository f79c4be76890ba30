using System.Text.Json;
using System.Xml;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Reads single fields of foreign JSON; a field that is missing or of another kind reads as nothing.</summary>
internal static class Field
{
    public static string Text(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.String } field ? field.GetString()! : "";

    public static long? Number(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt64(out var value) ? value : null;

    public static bool IsSet(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.True };

    public static TimeSpan? Duration(JsonElement element, string name)
    {
        try
        {
            return Text(element, name) is { Length: > 0 and < 40 } text ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static JsonElement Object(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.Object } field ? field : default;

    public static IEnumerable<JsonElement> List(JsonElement element, string name) =>
        Find(element, name) is { ValueKind: JsonValueKind.Array } field ? field.EnumerateArray() : [];

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;
}
