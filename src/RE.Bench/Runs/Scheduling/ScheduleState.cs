using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Runs.Scheduling;

/// <summary>What became of a run, or of the batch.</summary>
[JsonConverter(typeof(LowerCaseNames<ScheduleState>))]
public enum ScheduleState
{
    /// <summary>A harness works on the batch.</summary>
    Opened,

    /// <summary>The run waits.</summary>
    Queued,

    /// <summary>The run begins.</summary>
    Started,

    /// <summary>A run that was interrupted goes on.</summary>
    Resumed,

    /// <summary>The run had ended before.</summary>
    Skipped,

    /// <summary>The run ended.</summary>
    Ended,

    /// <summary>The run broke and can be resumed.</summary>
    Broke,

    /// <summary>A person stopped it before it began.</summary>
    Stopped,

    /// <summary>The harness is done with the batch.</summary>
    Closed,
}
