using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>A client's request in the terms of Microsoft.Extensions.AI.</summary>
/// <param name="Messages">The conversation.</param>
/// <param name="Tools">Tools on offer.</param>
internal sealed record RawRequest(IReadOnlyList<ChatMessage> Messages, IReadOnlyList<AITool> Tools)
{
    /// <summary>Whether a stream is wanted.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether tools must, may or may not be called; null = the client does not say.</summary>
    public ChatToolMode? ToolMode { get; init; }

    /// <summary>Options for a model of another protocol.</summary>
    public ChatOptions ToOptions() => new() { Tools = Tools.Count == 0 ? null : [.. Tools], ToolMode = Tools.Count == 0 ? null : ToolMode };
}
