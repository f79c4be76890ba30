using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;

namespace RE.Bench.Agents.Modular;

/// <summary>Shortens the texts within a message; calls keep their ids and results keep theirs.</summary>
internal static class MessageCut
{
    public static ChatMessage To(ChatMessage message, int characters)
    {
        var each = Math.Max(100, characters / Math.Max(1, message.Contents.Count));
        return new(message.Role, [.. message.Contents.Select(content => Cut(content, each))]);
    }

    private static AIContent Cut(AIContent content, int characters) => content switch
    {
        TextContent text => new TextContent(TextCut.To(text.Text, characters, "")),
        FunctionResultContent result => new FunctionResultContent(result.CallId, TextCut.To(result.Result?.ToString() ?? "", characters, "")),
        FunctionCallContent { Arguments: { } arguments } call => new FunctionCallContent(
            call.CallId, call.Name, arguments.ToDictionary(a => a.Key, a => a.Value?.ToString() is { } text && text.Length > characters ? TextCut.To(text, characters, "") : a.Value)),
        _ => content,
    };
}
