using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Parts of answers, for those who write them.</summary>
internal static class Answers
{
    /// <summary>All contents of an answer.</summary>
    public static IEnumerable<AIContent> Contents(ChatResponse response) => response.Messages.SelectMany(message => message.Contents);

    /// <summary>All text.</summary>
    public static string Text(ChatResponse response) => string.Concat(Contents(response).OfType<TextContent>().Select(content => content.Text));

    /// <summary>All tool calls.</summary>
    public static IReadOnlyList<FunctionCallContent> Calls(ChatResponse response) => [.. Contents(response).OfType<FunctionCallContent>()];

    /// <summary>A call's arguments as JSON text.</summary>
    public static string Arguments(FunctionCallContent call) => JsonSerializer.SerializeToNode(call.Arguments, AIJsonUtilities.DefaultOptions)?.ToJsonString() ?? "{}";

    /// <summary>A call's arguments as an object.</summary>
    public static JsonObject ArgumentsObject(FunctionCallContent call) => JsonNode.Parse(Arguments(call)) as JsonObject ?? [];

    /// <summary>An id for an answer that has none.</summary>
    public static string Id(ChatResponse response, string prefix) =>
        response.ResponseId is { Length: > 0 } id ? id : prefix + Math.Abs(Text(response).GetHashCode(StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture);

    /// <summary>An answer read from a server.</summary>
    public static ChatResponse Read(string id, string model, IList<AIContent> contents, ChatFinishReason? reason, UsageDetails? usage) =>
        new(new ChatMessage(ChatRole.Assistant, contents)) { ResponseId = id.Length > 0 ? id : null, ModelId = model.Length > 0 ? model : null, FinishReason = reason, Usage = usage };
}
