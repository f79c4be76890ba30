using System.Globalization;
using System.Text.Json;

namespace RE.Bench.Analysis.Imports.Inspect.Json;

/// <summary>Reads values of a log that anybody may have made: what is missing or of another kind reads as nothing.</summary>
internal static class LogJson
{
    /// <summary>A property of an object; undefined when there is none.</summary>
    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text, or a number as text; empty for anything else.</summary>
    public static string AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() ?? "",
                JsonValueKind.Number => element.GetRawText(),
                _ => "",
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: no text.
            return "";
        }
    }

    /// <summary>A text property; empty when there is none.</summary>
    public static string Text(this JsonElement element, string name) => element.Get(name).AsText();

    /// <summary>A finite number; null for anything else.</summary>
    public static double? AsNumber(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A finite number property; null when there is none.</summary>
    public static double? Number(this JsonElement element, string name) => element.Get(name).AsNumber();

    /// <summary>A count: a whole number from 0; 0 for anything else.</summary>
    public static long Count(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count >= 0 && count < 1L << 50 ? count : 0;

    /// <summary>Seconds as a time; null when there are none, or they are negative or longer than 10 years.</summary>
    public static TimeSpan? AsTime(this JsonElement element) =>
        element.AsNumber() is { } seconds and >= 0 and < 10 * 366 * 86400.0 ? TimeSpan.FromMilliseconds(Math.Round(seconds * 1000)) : null;

    /// <summary>A point in time, UTC; null when there is none.</summary>
    public static DateTimeOffset? AsMoment(this JsonElement element) =>
        DateTimeOffset.TryParse(element.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
