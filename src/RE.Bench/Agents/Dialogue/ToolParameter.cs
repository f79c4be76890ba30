using System.Text.Json.Nodes;

namespace RE.Bench.Agents.Dialogue;

/// <summary>The parameter of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in JSON schema.</param>
/// <param name="Description">What the model should write.</param>
internal sealed record ToolParameter(string Name, string Type, string Description)
{
    /// <summary>The whole schema of a parameter that is more than one plain value; null = type and description are all.</summary>
    public JsonObject? Schema { get; init; }
}
