using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Clients;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Reads JSON that others wrote: what is missing or of another kind is nothing, never an error.</summary>
internal static class Foreign
{
    private static readonly JsonElement AnySchema = JsonDocument.Parse("""{"type":"object"}""").RootElement.Clone();

    public static JsonNode? Get(JsonNode? node, string name) => node is JsonObject json ? json[name] : null;

    public static string Text(JsonNode? node, string name) => Text(Get(node, name));

    public static string Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";

    public static bool IsTrue(JsonNode? node, string name) => Get(node, name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static IEnumerable<JsonNode?> Items(JsonNode? node) => node as JsonArray ?? [];

    public static long Number(JsonNode? node, string name) =>
        Get(node, name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 0;

    /// <summary>A tool call; arguments that are no JSON object are marked, as they are in answers.</summary>
    public static FunctionCallContent Call(string id, string name, JsonNode? arguments)
    {
        var call = new FunctionCallContent(id, name.Length > 0 ? name : "_", Arguments(arguments));
        if (call.Arguments is null)
        {
            (call.AdditionalProperties ??= [])[BrokenArguments.Key] = "The arguments were not valid JSON.";
        }

        return call;
    }

    /// <summary>A tool's declaration.</summary>
    public static AITool Tool(string name, string description, JsonNode? schema) => AIFunctionFactory.CreateDeclaration(
        name.Length > 0 ? name : "_", description, schema is JsonObject json ? JsonSerializer.SerializeToElement(json) : AnySchema);

    /// <summary>An image or file that is in the request itself, as <c>data:</c>.</summary>
    public static AIContent Data(string address)
    {
        try
        {
            return new DataContent(address);
        }
        catch (Exception broken) when (broken is ArgumentException or FormatException)
        {
            return new TextContent("[data that cannot be read]");
        }
    }

    private static Dictionary<string, object?>? Arguments(JsonNode? arguments)
    {
        if (arguments is JsonObject json)
        {
            return json.ToDictionary(one => one.Key, one => (object?)(one.Value is null ? null : JsonSerializer.SerializeToElement(one.Value)));
        }

        try
        {
            var text = Text(arguments);
            return string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text) is JsonObject parsed ? Arguments(parsed) : null;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
