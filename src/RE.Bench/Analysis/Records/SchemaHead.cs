using System.Text.Json;

namespace RE.Bench.Analysis.Records;

/// <summary>What a JSON object says about itself, read before the rest is understood.</summary>
/// <param name="Schema">Its <c>schema</c>; null when it has none.</param>
/// <param name="Harness">The version of rebench that wrote it; null when it does not say.</param>
internal sealed record SchemaHead(string? Schema, string? Harness)
{
    /// <summary>Reads the top-level keys.</summary>
    /// <exception cref="JsonException">It is not a JSON object.</exception>
    public static SchemaHead Of(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("it is not a JSON object");
        }

        string? schema = null, harness = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isSchema, isHarness) = (reader.ValueTextEquals("schema"), reader.ValueTextEquals("harness"));
            reader.Read();
            schema = isSchema ? Text(ref reader) : schema;
            harness = isHarness ? Text(ref reader) : harness;
            reader.Skip();
        }

        return new SchemaHead(schema, harness);
    }

    /// <summary>Why this is not of the schema; null when it is.</summary>
    /// <param name="wanted">Such as <c>rebench.result/1</c>.</param>
    public string? Refusal(string wanted)
    {
        var family = wanted[..(wanted.LastIndexOf('/') + 1)];
        return Schema switch
        {
            null => $"it has no \"schema\": \"{wanted}\"",
            var same when same == wanted => null,
            var other when other.StartsWith(family, StringComparison.Ordinal) =>
                $"it is '{Quoted.Value(other)}', and this version reads '{wanted}'. {(Harness is null ? "Read it with a later version of rebench" : $"It was written by rebench {Quoted.Value(Harness)}: read it with that version or a later one")}",
            var other => $"its schema is '{Quoted.Value(other)}', not '{wanted}'",
        };
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException("it holds text that is not Unicode", failure);
        }
    }
}
