using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Dialogue;

/// <summary>What a model said, in a form that every provider takes back.</summary>
internal static class Said
{
    /// <summary>The messages without what providers refuse: messages without content, blank text, and messages that hold nothing but thoughts.</summary>
    public static IReadOnlyList<ChatMessage> By(ChatResponse response)
    {
        var said = response.Messages.Select(m => new ChatMessage(m.Role, [.. m.Contents.Where(c => c is not TextContent { Text: var text } || !string.IsNullOrWhiteSpace(text))]))
            .Where(m => m.Contents.Count > 0).ToList();
        return said.SelectMany(m => m.Contents).Any(c => c is TextContent or FunctionCallContent)
            ? said
            : [new(ChatRole.Assistant, [.. said.SelectMany(m => m.Contents), new TextContent("(no text)")])];
    }

    /// <summary>All tool calls, in order.</summary>
    public static IReadOnlyList<FunctionCallContent> Calls(ChatResponse response) => [.. response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>()];
}
