using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;

namespace RE.Bench.Tests.Results.Schemas;

/// <summary>Makes a published JSON schema from the records and the context that write the files, so that the two cannot part.</summary>
internal static class SchemaMaker
{
    /// <summary>ISO 8601 as written: days, hours, minutes, seconds to the millisecond; a sign is never written but read.</summary>
    private const string Duration = @"^-?P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$";

    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, with a final line end.</summary>
    public static string Of(PublishedSchema published)
    {
        var exported = published.Context.Options.GetJsonSchemaAsNode(published.Type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transformed }).AsObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:rebench:schema:{published.Name}",
            ["title"] = published.Title,
        };
        foreach (var (key, value) in exported)
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Printed) + "\n";
    }

    private static JsonObject Transformed(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var schema = Form(type, node) ?? node as JsonObject ?? [];
        if (schema["anyOf"] is JsonArray kinds && type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false))
        {
            schema.Remove("anyOf");
            schema["oneOf"] = kinds.DeepClone();
        }

        if (schema["properties"] is JsonObject properties && properties["schema"]?["const"] is not null)
        {
            // Readers take a missing name for the only one there is; writers always write it.
            (schema["required"] ??= new JsonArray()).AsArray().Insert(0, "schema");
        }

        if (Property(context) is { } property)
        {
            if (property.Name == "Schema" && property.PropertyType == typeof(string))
            {
                schema["const"] = Constant(property);
            }

            Describe(schema, XmlTexts.Of(property));
        }
        else
        {
            Describe(schema, XmlTexts.Of(type));
        }

        return schema;
    }

    private static void Describe(JsonObject schema, string? text)
    {
        if (text is not null)
        {
            schema.Remove("description");
            schema.Insert(0, "description", text);
        }
    }

    /// <summary>Types with a converter of ours, enums without a type, and JSON of any form.</summary>
    private static JsonObject? Form(Type type, JsonNode node) =>
        type == typeof(TimeSpan) ? Length()
        : type.IsAssignableTo(typeof(IReadOnlyDictionary<string, TimeSpan>)) ? new() { ["type"] = "object", ["additionalProperties"] = Length() }
        : type == typeof(JsonObject) ? new() { ["type"] = "object" }
        : type.IsEnum && node is JsonObject named && !named.ContainsKey("type") ? With(named, "string")
        : null;

    private static JsonObject Length() => new() { ["type"] = "string", ["pattern"] = Duration };

    private static JsonObject With(JsonObject schema, string type)
    {
        schema.Insert(0, "type", type);
        return schema;
    }

    private static string Constant(PropertyInfo property) => (string)property.GetValue(Activator.CreateInstance(property.DeclaringType!))!;

    private static PropertyInfo? Property(JsonSchemaExporterContext context) => context.PropertyInfo is { } json
        ? json.DeclaringType.GetProperties().FirstOrDefault(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name) == json.Name)
        : null;
}
