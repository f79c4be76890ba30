using RE.Bench.Events;

namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>Makes the items of a transcript from entries: a step is one item with its answer, a scoring with its row; signs of life are none.</summary>
internal sealed class TranscriptItems
{
    // Sealing a submission stops the clock for milliseconds; that is no news.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private readonly List<IndexedItem> _all = [];
    private readonly Dictionary<int, int> _openSteps = [];
    private readonly Dictionary<int, int> _openRows = [];
    private (int Entry, DateTimeOffset At)? _pause;
    private bool _hasStarted;

    public IReadOnlyList<IndexedItem> All => _all;

    /// <summary>Adds an entry.</summary>
    /// <param name="number">Of the entry, from 0.</param>
    /// <param name="skim">What was read; null for a damaged line.</param>
    /// <param name="entry">Its times.</param>
    /// <returns>The item that it began or ended; null when none.</returns>
    public int? Add(int number, EntrySkim? skim, IndexedEntry entry) => skim switch
    {
        null => Begin("damaged", number, number),
        { Kind: "step-started" } => StartStep(number, skim),
        { Kind: "step-ended" } => EndStep(number, skim.Step),
        { Event: RunEvent.ScoringStarted scoring } => _openRows[scoring.Row] = Begin("scoring", number, null),
        { Event: RunEvent.SubmissionScored scored } => EndRow(number, scored.Row.Row),
        { Event: RunEvent.ClockPaused } => Pause(number, entry.At),
        { Event: RunEvent.ClockStarted } => StartClock(number, entry.At),
        { Event: RunEvent.HarnessResumed } => Resume(number, skim.Kind, entry.At),
        { Event: RunEvent.ClockTicked or RunEvent.SubmissionSealed } => null,
        _ => Begin(skim.Kind, number, number),
    };

    private int Begin(string kind, int start, int? end)
    {
        _all.Add(new IndexedItem(kind, start, end));
        return _all.Count - 1;
    }

    private int? StartStep(int number, EntrySkim skim)
    {
        // The row of the ledger tells of a scoring.
        return skim.Action == "score" ? null : _openSteps[skim.Step] = Begin(skim.Action, number, null);
    }

    private int? EndStep(int number, int step) => _openSteps.Remove(step, out var item) ? End(item, number) : null;

    private int EndRow(int number, int row) => _openRows.Remove(row, out var item) ? End(item, number) : Begin("scoring", number, number);

    private int End(int item, int number)
    {
        _all[item] = _all[item] with { End = number };
        return item;
    }

    private int? Pause(int number, DateTimeOffset at)
    {
        _pause = (number, at);
        return null;
    }

    private int? StartClock(int number, DateTimeOffset at)
    {
        var (pause, isFirst) = (_pause, !_hasStarted);
        (_pause, _hasStarted) = (null, true);
        return isFirst ? Begin("clock-started", number, number)
            : pause is { } over && at - over.At >= ShortestPause ? Begin("pause", over.Entry, number)
            : null;
    }

    private int Resume(int number, string kind, DateTimeOffset at)
    {
        _pause = _hasStarted ? (number, at) : null;
        return Begin(kind, number, number);
    }
}
