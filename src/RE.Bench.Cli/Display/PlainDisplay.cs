using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display;

/// <summary>One line an event that matters, with the working time before it; for CI, files and people who want no redrawing.</summary>
internal sealed class PlainDisplay : IRunObserver
{
    // A sign of life in a log that would otherwise stand still while a command runs.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly SafeWriter _writer;
    private readonly RunTeller _teller;
    private readonly TimeSpan _limit;
    private TimeSpan _lastLine;

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="output">Standard error.</param>
    /// <param name="facts">The run.</param>
    /// <param name="past">What its journal holds already.</param>
    /// <param name="showNumbers">False where scores are hidden.</param>
    public PlainDisplay(TextWriter output, RunFacts facts, IReadOnlyList<JournalEntry> past, bool showNumbers)
    {
        (_writer, _teller, _limit) = (new SafeWriter(output), new RunTeller(showNumbers), facts.Limits.Time);
        foreach (var entry in past)
        {
            _teller.Tell(entry);
        }

        _lastLine = past is [.., var last] ? last.Clock : TimeSpan.Zero;
        WriteLine(_lastLine, Heading(facts));
    }

    public void OnEntry(JournalEntry entry)
    {
        lock (_gate)
        {
            if ((_teller.Tell(entry) ?? SignOfLife(entry)) is { } told)
            {
                _lastLine = entry.Clock;
                WriteLine(entry.Clock, told.Text);
            }
            else if (entry.Event is RunEvent.ClockPaused { Reason: Budgets.PauseReason.Human } && _teller.Pause is { } pause)
            {
                WriteLine(entry.Clock, pause.Text);
            }
        }
    }

    private Told? SignOfLife(JournalEntry entry)
    {
        if (entry.Event is not RunEvent.ClockTicked || entry.Clock - _lastLine < LongestSilence)
        {
            return null;
        }

        var open = _teller.Open.LastOrDefault();
        var what = open is null ? "the agent works" : $"{open.Text} → {Figures.Length(entry.Clock - open.Clock)} so far";
        return new Told(entry.Clock, entry.At, $"{what}; {Figures.Clock(_limit - entry.Clock)} left");
    }

    private static string Heading(RunFacts facts) =>
        $"{InertText.Head(facts.Environment, 60)} ({InertText.Head(facts.Profile, 16)}) by {InertText.Head(facts.Agent, 60)}, "
        + $"{Figures.Length(facts.Limits.Time)} of working time, sandbox {InertText.Head(facts.Sandbox, 16)}";

    private void WriteLine(TimeSpan clock, string text) => _writer.WriteLine($"{Figures.Clock(clock),8}  {text}");
}
