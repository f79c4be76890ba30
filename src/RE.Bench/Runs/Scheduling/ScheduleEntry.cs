using System.Text.Json.Serialization;

namespace RE.Bench.Runs.Scheduling;

/// <summary>One line of a batch's <c>schedule.jsonl</c>: what the scheduler did with a run, and why.</summary>
/// <param name="Seq">Number of the entry, from 1.</param>
/// <param name="At">Wall-clock time, UTC.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why; empty when there is nothing to say.</param>
/// <param name="Process">The harness.</param>
/// <param name="Run">The run; null where the whole batch is meant.</param>
public sealed record ScheduleEntry(int Seq, DateTimeOffset At, ScheduleState State, string Reason, int Process, string? Run = null)
{
    /// <summary>The state as people read it.</summary>
    [JsonIgnore]
    public string Word => State.ToString().ToLowerInvariant();
}
