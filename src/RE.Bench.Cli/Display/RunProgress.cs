using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Display;

/// <summary>Where a run stands: folded from its entries, with the clock ticking on between them.</summary>
/// <param name="facts">The run.</param>
/// <param name="time">Ticks between entries.</param>
/// <param name="showNumbers">False where scores are hidden.</param>
/// <remarks>Not safe for use by several threads.</remarks>
internal sealed class RunProgress(RunFacts facts, TimeProvider time, bool showNumbers)
{
    private const int RecentCount = 5;
    // With clock, tool and status a line fits into 80 columns.
    private const int HeadLength = 36;
    private readonly RunTeller _teller = new(showNumbers, HeadLength);
    private readonly Queue<Told> _recent = new();
    private readonly List<LedgerRow> _rows = [];
    private TimeSpan _clock;
    private long _seenAt = time.GetTimestamp();
    private bool _clockRuns;
    private (RunEvent.ProviderWaited Wait, long Since)? _wait;

    /// <summary>The run.</summary>
    public RunFacts Facts => facts;

    /// <summary>False where scores are hidden.</summary>
    public bool ShowNumbers => showNumbers;

    /// <summary>Model use so far.</summary>
    public UsageTotals Usage { get; private set; } = UsageTotals.None;

    /// <summary>The ledger so far.</summary>
    public IReadOnlyList<LedgerRow> Rows => _rows;

    /// <summary>The last things that happened, oldest first.</summary>
    public IReadOnlyCollection<Told> Recent => _recent;

    /// <summary>What goes on now, with its working time so far; empty while nothing is asked of the workbench.</summary>
    public IEnumerable<string> Current => _teller.Open.Select(open => $"{open.Text}  {Figures.Length(Spent - open.Clock)}");

    /// <summary>Where in its life the run is.</summary>
    public string Phase { get; private set; } = "preparing";

    /// <summary>Working time so far, never more than the limit.</summary>
    public TimeSpan Spent => Min(_clockRuns ? _clock + time.GetElapsedTime(_seenAt) : _clock, facts.Limits.Time);

    /// <summary>What is left of the time budget.</summary>
    public TimeSpan Left => facts.Limits.Time - Spent;

    /// <summary>Why the clock stands still or what is waited for; null when work goes on.</summary>
    public string? Holdup => _wait is { } wait
        ? $"waits for the provider: {InertText.Head(wait.Wait.Reason, 120)} "
            + (wait.Wait.Attempt == 0 ? "" : $"(attempt {wait.Wait.Attempt}, next in {Figures.Length(Max(wait.Wait.Delay - time.GetElapsedTime(wait.Since), TimeSpan.Zero))})")
        : _teller.Pause?.Text;

    /// <summary>Takes an entry in.</summary>
    public void Apply(JournalEntry entry)
    {
        Remember(_teller.Tell(entry));
        (_clock, _seenAt) = (entry.Clock, time.GetTimestamp());
        switch (entry.Event)
        {
            case RunEvent.ClockStarted:
                (_clockRuns, _wait, Phase) = (true, null, "working");
                break;
            case RunEvent.ClockPaused or RunEvent.HarnessResumed:
                _clockRuns = false;
                break;
            case RunEvent.ScoringStarted started:
                Phase = _clockRuns ? Phase : $"scoring ({InertText.Head(started.Purpose, 16)})";
                break;
            case RunEvent.ProviderWaited waited:
                _wait = (waited, time.GetTimestamp());
                break;
            default:
                Count(entry.Event);
                break;
        }
    }

    private void Count(RunEvent happened)
    {
        switch (happened)
        {
            case RunEvent.StepEnded step:
                Usage = Usage.Plus(step.Usage);
                break;
            case RunEvent.SubmissionScored scored:
                _rows.Add(scored.Row);
                break;
            case RunEvent.AgentExited:
                (_clockRuns, Phase) = (false, "ending");
                break;
            case RunEvent.RunEnded:
                (_clockRuns, Phase) = (false, "ended");
                break;
        }
    }

    private void Remember(Told? told)
    {
        if (told is null)
        {
            return;
        }

        _recent.Enqueue(told);
        if (_recent.Count > RecentCount)
        {
            _recent.Dequeue();
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
