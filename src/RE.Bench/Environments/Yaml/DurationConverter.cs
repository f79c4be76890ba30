using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Yaml;

/// <summary>Reads and writes durations such as <c>30m</c>.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DurationText.TryParse(reader.GetString()) is { } value
            ? value
            : throw new JsonException($"must be {DurationText.Expected}");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(DurationText.Format(value));
}
