using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Runs;

/// <summary>A step as the journal knows it.</summary>
/// <param name="Number">Number of the step, from 1.</param>
/// <param name="Action">What was asked.</param>
/// <param name="Request">With which arguments.</param>
/// <param name="Reply">The answer; null when the harness ended before it was known.</param>
/// <param name="EndedAt">Working time at its last entry.</param>
internal sealed record RecordedStep(int Number, string Action, JsonElement Request, JsonElement? Reply, TimeSpan EndedAt)
{
    /// <summary>Wall-clock time of its last entry.</summary>
    public DateTimeOffset EndedTime { get; init; }

    /// <summary>What a model reply used; null for other steps.</summary>
    public UsageFacts? Usage { get; init; }
}
