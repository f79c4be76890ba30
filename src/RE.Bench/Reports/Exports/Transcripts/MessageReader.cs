using System.Text.Json;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>Reads messages as the journal's chat steps hold them (the JSON of Microsoft.Extensions.AI).</summary>
internal static class MessageReader
{
    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    /// <summary>One message.</summary>
    public static TranscriptMessage Read(JsonElement message)
    {
        var role = message.Text("role");
        return new(Roles.Contains(role) ? role : "user", [.. message.Get("contents").Items().Select(Part).OfType<TranscriptPart>()]);
    }

    /// <summary>The assistant's message of a reply: its messages as one.</summary>
    public static TranscriptMessage Reply(JsonElement reply) =>
        new("assistant", [.. reply.Get("messages").Items().SelectMany(message => Read(message).Parts)]);

    /// <summary>Why the model stopped, in the words of Microsoft.Extensions.AI; empty when it did not say.</summary>
    public static string FinishReason(JsonElement reply) => reply.Text("finishReason");

    private static TranscriptPart? Part(JsonElement content) => content.Text("$type") switch
    {
        "text" => new TranscriptPart.Text(content.Text("text")),
        "reasoning" => new TranscriptPart.Reasoning(content.Text("text")),
        "functionCall" => new TranscriptPart.Call(content.Text("callId"), content.Text("name"), content.Get("arguments")),
        "functionResult" => new TranscriptPart.Result(content.Text("callId"), content.Get("result").AsText()),
        "usage" or "" => null,
        var other => new TranscriptPart.Text($"[{other}]"),
    };
}
