using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Atif;

/// <summary>One step of an ATIF trajectory before it is written.</summary>
/// <param name="At">When it began.</param>
/// <param name="Source"><c>system</c>, <c>user</c> or <c>agent</c>.</param>
/// <param name="Message">Its text.</param>
internal sealed record AtifStep(DateTimeOffset At, string Source, string Message)
{
    /// <summary>What the model thought.</summary>
    public string Reasoning { get; init; } = "";

    /// <summary>The model that it was asked of; null where none was.</summary>
    public string? Model { get; init; }

    /// <summary>Tool calls.</summary>
    public IReadOnlyList<TranscriptPart.Call> Calls { get; init; } = [];

    /// <summary>Answers to the calls, in their order; filled as they come.</summary>
    public string?[] Results { get; init; } = [];

    /// <summary>What the answer used.</summary>
    public UsageFacts? Usage { get; init; }

    /// <summary>Ours.</summary>
    public Action<Utf8JsonWriter>? Extra { get; init; }

    /// <summary>Gives the answer to a call that has none yet.</summary>
    public bool TryAnswer(Func<TranscriptPart.Call, bool> isMeant, string result)
    {
        for (var at = 0; at < Calls.Count; at++)
        {
            if (Results[at] is null && isMeant(Calls[at]))
            {
                Results[at] = result;
                return true;
            }
        }

        return false;
    }
}
