using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Dialogue;

/// <summary>Writes declarations of tools.</summary>
internal static class Declared
{
    public static AIFunctionDeclaration Tool(string name, string description) => Make(name, description, [], []);

    public static AIFunctionDeclaration Tool(string name, string description, params IReadOnlyList<ToolParameter> parameters) => Make(
        name,
        description,
        new(parameters.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, p.Schema ?? new JsonObject { ["type"] = p.Type, ["description"] = p.Description }))),
        [.. parameters.Select(p => p.Name)]);

    private static AIFunctionDeclaration Make(string name, string description, JsonObject properties, JsonArray required)
    {
        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
        return AIFunctionFactory.CreateDeclaration(name, description, schema.Deserialize<JsonElement>());
    }
}
