using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace RE.Bench.Budgets;

/// <summary>Durations in JSON as ISO 8601, such as <c>PT12M4S</c>.</summary>
public sealed class IsoDurationConverter : JsonConverter<TimeSpan>
{
    /// <summary>Reads an ISO 8601 duration.</summary>
    /// <exception cref="JsonException">The text is not one.</exception>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return XmlConvert.ToTimeSpan(reader.GetString() ?? "");
        }
        catch (Exception failure) when (failure is FormatException or OverflowException or InvalidOperationException)
        {
            throw new JsonException("expected an ISO 8601 duration such as 'PT12M4S'", failure);
        }
    }

    /// <summary>Writes an ISO 8601 duration, to the millisecond.</summary>
    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(TimeSpan.FromMilliseconds(Math.Round(value.TotalMilliseconds))));
}
