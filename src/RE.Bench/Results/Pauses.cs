using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Results;

/// <summary>Wall time of a run that was not charged.</summary>
internal static class Pauses
{
    /// <summary>Sums the pauses between the first and the last start of the clock; reasons that never occurred are zero.</summary>
    public static Dictionary<string, TimeSpan> ByReason(IReadOnlyList<JournalEntry> entries)
    {
        var sums = Enum.GetValues<PauseReason>().ToDictionary(Name, _ => TimeSpan.Zero);
        (PauseReason Reason, DateTimeOffset Since)? pause = null;
        var (before, moved) = (entries[0].At, TimeSpan.Zero);
        foreach (var entry in entries)
        {
            // As if nobody had set the machine's clock.
            moved += (entry.Event as RunEvent.HostClockSet)?.By ?? TimeSpan.Zero;
            var at = entry.At - moved;
            if (entry.Event is RunEvent.ClockStarted or RunEvent.HarnessResumed && pause is { } open)
            {
                // What came after the last sign of life of a harness is the harness's.
                var length = (entry.Event is RunEvent.ClockStarted ? at : before) - open.Since;

                // A wall clock that was set back, and nobody wrote it down, makes no pause negative.
                sums[Name(open.Reason)] += length > TimeSpan.Zero ? length : TimeSpan.Zero;
            }

            pause = entry.Event switch
            {
                RunEvent.ClockPaused paused => (paused.Reason, at),
                RunEvent.HarnessResumed resumed => (PauseReason.Harness, before + resumed.Charged),
                RunEvent.ClockStarted => null,
                _ => pause,
            };
            before = at;
        }

        return sums;
    }

    private static string Name(PauseReason reason) => reason.ToString().ToLowerInvariant();
}
