using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Agents.Recordings;

/// <summary>One exchange of a recorded run.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Reply">What was answered.</param>
/// <param name="Usage">What it used; null where nobody measured it.</param>
public sealed record RecordedExchange(int Number, RecordedRequest Request, JsonElement Reply, UsageFacts? Usage)
{
    /// <summary>Whether the reply of a step is an answer, and not the word that there was none.</summary>
    public static bool IsAnswer(JsonElement reply) => reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty("messages", out _);
}
