using System.Text.Json.Serialization;
using RE.Bench.Budgets;

namespace RE.Bench.Events;

/// <summary>One line of a run's journal.</summary>
public sealed record JournalEntry
{
    /// <summary>Number of the entry, from 1 without gaps.</summary>
    public required int Seq { get; init; }

    /// <summary>Wall-clock time, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Working time spent.</summary>
    [JsonConverter(typeof(IsoDurationConverter))]
    public required TimeSpan Clock { get; init; }

    /// <summary>What happened.</summary>
    public required RunEvent Event { get; init; }

    /// <summary>SHA-256 of the line before, in lower-case hex; empty on the first.</summary>
    public required string Prev { get; init; }
}
