using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Tells a run entry by entry: a step is told once, when its answer is known, a pause when it is over.</summary>
/// <param name="showNumbers">False where scores are hidden: then only their validity is told.</param>
/// <param name="length">Most characters of a script or reply.</param>
/// <remarks>Not safe for use by several threads.</remarks>
internal sealed class RunTeller(bool showNumbers, int length = 72)
{
    // Sealing a submission stops the clock for milliseconds; that is no news.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private readonly SortedDictionary<int, (JournalEntry Entry, RunEvent.StepStarted Step)> _open = [];
    private (JournalEntry Entry, PauseReason Reason)? _pause;
    private JournalEntry? _last;
    private bool _hasStarted;

    /// <summary>Commands, scorings and questions to the model that have no answer yet, oldest first.</summary>
    public IEnumerable<Told> Open => _open.Values.Select(open => new Told(open.Entry.Clock, open.Entry.At, Asked(open.Step)) { Details = DetailsOf(open.Step, null) });

    /// <summary>The pause that lasts; null when the clock runs, has not started or the run is over.</summary>
    public Told? Pause => _pause is { } pause ? new Told(pause.Entry.Clock, pause.Entry.At, $"the clock is paused: {EventWords.Reason(pause.Reason)}") : null;

    /// <summary>What the entry adds to the story; null when nothing.</summary>
    public Told? Tell(JournalEntry entry)
    {
        var told = TellOf(entry);
        _last = entry;
        return told;
    }

    private Told? TellOf(JournalEntry entry) => entry.Event switch
    {
        RunEvent.StepStarted started => Begin(entry, started),
        RunEvent.StepEnded ended => End(entry, ended),
        RunEvent.ClockPaused paused => PauseAt(entry, paused.Reason),
        RunEvent.ClockStarted => RunAt(entry),
        RunEvent.RunEnded => CloseAt(entry),
        RunEvent.HarnessResumed => ResumeAt(entry),
        _ => Plain(entry),
    };

    private Told? Plain(JournalEntry entry) => EventWords.Say(entry.Event, showNumbers) is { } text ? new Told(entry.Clock, entry.At, text) : null;

    private Told? Begin(JournalEntry entry, RunEvent.StepStarted started)
    {
        _open[started.Step] = (entry, started);
        return null;
    }

    private Told? End(JournalEntry entry, RunEvent.StepEnded ended)
    {
        if (!_open.Remove(ended.Step, out var open) || open.Step.Action == "score")
        {
            // The row of the ledger tells of a scoring.
            return null;
        }

        var text = open.Step.Action switch
        {
            "command" => $"{CommandWords.Asked(open.Step.Request, length)} → {CommandWords.Ended(ended.Reply)}",
            "chat" => ModelWords.Replied(ended.Reply, ended.Usage, length),
            _ => Asked(open.Step),
        };
        return new Told(entry.Clock, entry.At, text) { Details = DetailsOf(open.Step, ended) };
    }

    private string Asked(RunEvent.StepStarted step) => step.Action switch
    {
        "command" => CommandWords.Asked(step.Request, length),
        "chat" => "the model is asked",
        "score" => "a score is asked for",
        "put-file" => $"writes {InertText.Head(StepFields.Text(step.Request, "path"), 100)} ({Figures.Bytes(StepFields.Number(step.Request, "size") ?? 0)})",
        "note" => EventWords.Note(StepFields.Text(step.Request, "topic"), StepFields.Text(step.Request, "text")),
        _ => InertText.Head(step.Action, 40),
    };

    private static IReadOnlyList<string> DetailsOf(RunEvent.StepStarted step, RunEvent.StepEnded? ended) => step.Action switch
    {
        "command" => CommandWords.Details(step.Request, ended?.Reply),
        "chat" when ended is not null => ModelWords.Details(ended.Reply),
        _ => [],
    };

    private Told? PauseAt(JournalEntry entry, PauseReason reason)
    {
        _pause = (entry, reason);
        return null;
    }

    private Told? RunAt(JournalEntry entry)
    {
        var (pause, isFirst) = (_pause, !_hasStarted);
        (_pause, _hasStarted) = (null, true);
        if (isFirst)
        {
            return new Told(entry.Clock, entry.At, "the clock starts");
        }

        return pause is { } over && (over.Reason != PauseReason.Scoring || entry.At - over.Entry.At >= ShortestPause)
            ? new Told(entry.Clock, entry.At, $"the clock was paused for {Figures.Length(entry.At - over.Entry.At)}: {EventWords.Reason(over.Reason)}")
            : null;
    }

    private Told? ResumeAt(JournalEntry entry)
    {
        // The gap began with the last sign of life of the harness that is gone.
        _pause = _hasStarted ? (_last ?? entry, PauseReason.Harness) : null;
        return Plain(entry);
    }

    private Told? CloseAt(JournalEntry entry)
    {
        _pause = null;
        return Plain(entry);
    }
}
