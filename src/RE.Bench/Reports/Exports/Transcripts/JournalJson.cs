using System.Text.Json;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>Reads values of the journal's foreign JSON: what is missing or of another kind reads as nothing, never as an error.</summary>
internal static class JournalJson
{
    /// <summary>A property of an object; undefined when there is none.</summary>
    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Items of an array; none when it is no array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>A string property; empty when there is none.</summary>
    public static string Text(this JsonElement element, string name) => element.Get(name).AsText();

    /// <summary>The string itself, nothing for null, and any other value as its JSON.</summary>
    public static string AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() ?? "",
                JsonValueKind.Undefined or JsonValueKind.Null => "",
                _ => element.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: no text.
            return "";
        }
    }

    /// <summary>A whole number; 0 when it is none.</summary>
    public static int Number(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 0;
}
