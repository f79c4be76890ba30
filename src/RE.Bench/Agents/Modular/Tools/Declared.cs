using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Writes declarations of tools with at most one parameter.</summary>
internal static class Declared
{
    public static AIFunctionDeclaration Tool(string name, string description) => Make(name, description, [], []);

    public static AIFunctionDeclaration Tool(string name, string description, ToolParameter parameter) => Make(
        name,
        description,
        new() { [parameter.Name] = new JsonObject { ["type"] = parameter.Type, ["description"] = parameter.Description } },
        [parameter.Name]);

    private static AIFunctionDeclaration Make(string name, string description, JsonObject properties, JsonArray required)
    {
        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
        return AIFunctionFactory.CreateDeclaration(name, description, schema.Deserialize<JsonElement>());
    }
}
