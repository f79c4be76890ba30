using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Aide;

/// <summary>The tool by which a model proposes a node; a model that cannot call tools may write the same as text.</summary>
internal static class ProposalTool
{
    public static AIFunctionDeclaration Declaration { get; } = Declared.Tool(
        "propose",
        "Proposes a solution: it is run in a folder of its own and scored.",
        new ToolParameter("plan", "string", "What you try and why, in 3 to 5 sentences."),
        new ToolParameter("files", "array", "Files")
        {
            Schema = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "Files that are new or changed, each whole. Files of the previous solution that are not named stay as they are.",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["path"] = Text("Relative to the current folder."), ["content"] = Text("The whole file.") },
                    ["required"] = new JsonArray { "path", "content" },
                    ["additionalProperties"] = false,
                },
            },
        },
        new ToolParameter("command", "string", "The shell command that makes the submission from these files."));

    /// <summary>Reads an answer.</summary>
    public static ReadAnswer<Proposal> Read(GivenAnswer given)
    {
        if (given.Arguments is not { } arguments)
        {
            return ProposalText.Read(given.Text);
        }

        if (arguments.Text("plan") is not { } plan || arguments.Text("command") is not { } command)
        {
            return new ReadAnswer<Proposal>.Bad("'propose' needs 'plan' and 'command', both texts, and 'files', a list of objects with 'path' and 'content'.");
        }

        var files = (arguments.Names.Contains("files") ? arguments.List("files") : [])?.Select(File).ToList();
        return files is null || files.Contains(null)
            ? new ReadAnswer<Proposal>.Bad("'files' must be a list of objects with 'path' and 'content', both texts.")
            : ProposalRules.Check(plan, [.. files.OfType<NodeFile>()], command);
    }

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static NodeFile? File(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object
        && file.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String
        && file.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
            ? new(path.GetString()!, content.GetString()!)
            : null;
}
