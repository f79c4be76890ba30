using System.Globalization;
using System.Text.Json;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>How Inspect's logs write times, numbers and things that are missing.</summary>
internal static class InspectJson
{
    /// <summary>ISO 8601 with microseconds and offset.</summary>
    public static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static void Time(this Utf8JsonWriter json, string name, DateTimeOffset at) => json.WriteString(name, Text(at));

    public static void Seconds(this Utf8JsonWriter json, string name, TimeSpan time) => json.WriteNumber(name, Math.Round(time.TotalSeconds, 3));

    public static void EmptyObject(this Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }

    public static void EmptyArray(this Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        json.WriteEndArray();
    }

    /// <summary>A property only if it has a value.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>A number, or null.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Gives what was written to the stream once it is worth it, so that memory does not grow with the log.</summary>
    public static void FlushSometimes(this Utf8JsonWriter json)
    {
        if (json.BytesPending > 1 << 16)
        {
            json.Flush();
        }
    }
}
