using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace RE.Bench.Environments.Yaml;

/// <summary>Makes the JSON schema by which editors complete and check a file that <see cref="StrictYaml"/> reads.</summary>
public static class YamlSchema
{
    private const string Duration = @"^(?=.)(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$";
    private const string Size = @"^\d+(\.\d+)?(B|KiB|MiB|GiB|TiB)$";

    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, with a final line end.</summary>
    /// <typeparam name="T">The record that the file describes.</typeparam>
    /// <param name="comment">What the schema says of itself, such as the canary.</param>
    public static string Of<T>(string comment)
        where T : class
    {
        var exported = StrictYaml.Options.GetJsonSchemaAsNode(typeof(T), new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transformed });
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$comment"] = comment };
        foreach (var (key, value) in exported.AsObject())
        {
            schema[key] = value?.DeepClone();
        }

        return schema.ToJsonString(Printed) + "\n";
    }

    private static JsonObject Transformed(JsonSchemaExporterContext context, JsonNode node)
    {
        var schema = node as JsonObject ?? [];
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (Form(type) is { } form)
        {
            schema = form;
        }
        else if (type.IsEnum)
        {
            schema.Insert(0, "type", "string");
        }

        if (context.PropertyInfo is { } property && Description.Of(property) is { } description)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    /// <summary>Types with a converter of ours, of which System.Text.Json knows nothing.</summary>
    private static JsonObject? Form(Type type) =>
        type == typeof(TimeSpan) ? new() { ["type"] = "string", ["pattern"] = Duration }
        : type == typeof(ByteSize) ? new() { ["type"] = "string", ["pattern"] = Size }
        : type == typeof(JsonObject) ? new() { ["type"] = "object" }
        : null;
}
