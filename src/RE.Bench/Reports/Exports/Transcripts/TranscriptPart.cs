using System.Text.Json;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>One part of a message: text, a thought, a tool call, its result.</summary>
internal abstract record TranscriptPart
{
    private TranscriptPart()
    {
    }

    /// <summary>Plain text.</summary>
    internal sealed record Text(string Value) : TranscriptPart;

    /// <summary>What the model thought; empty when its provider hides it.</summary>
    internal sealed record Reasoning(string Value) : TranscriptPart;

    /// <summary>A tool call; the arguments are an object, or undefined where the model's were not JSON.</summary>
    internal sealed record Call(string Id, string Name, JsonElement Arguments) : TranscriptPart;

    /// <summary>The answer to a tool call.</summary>
    internal sealed record Result(string CallId, string Value) : TranscriptPart;
}
