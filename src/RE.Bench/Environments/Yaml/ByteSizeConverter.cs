using System.Text.Json;
using System.Text.Json.Serialization;

namespace RE.Bench.Environments.Yaml;

/// <summary>Reads and writes sizes such as <c>4GiB</c>.</summary>
internal sealed class ByteSizeConverter : JsonConverter<ByteSize>
{
    public override ByteSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ByteSize.TryParse(reader.GetString()) is { } value
            ? value
            : throw new JsonException($"must be {ByteSize.Expected}");

    public override void Write(Utf8JsonWriter writer, ByteSize value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
