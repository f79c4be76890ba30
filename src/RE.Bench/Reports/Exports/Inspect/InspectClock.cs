using RE.Bench.Events;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Joins starts and pauses of the clock to intervals.</summary>
internal sealed class InspectClock
{
    private JournalEntry? _since;

    /// <summary>Takes a start or a pause.</summary>
    /// <returns>The interval that it ends; null for the first.</returns>
    public ClockInterval? Take(JournalEntry entry)
    {
        var ended = _since is { } since
            ? new ClockInterval(
                since.Event is RunEvent.ClockStarted ? "running" : "paused",
                since.Event is RunEvent.ClockPaused paused ? paused.Reason.ToString().ToLowerInvariant() : null,
                since.At, entry.At, entry.Clock - since.Clock)
            : null;
        _since = entry;
        return ended;
    }
}
