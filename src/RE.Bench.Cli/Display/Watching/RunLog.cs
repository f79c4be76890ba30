using System.Globalization;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Watching;

/// <summary>Tells a run line by line as its entries come.</summary>
/// <param name="output">Standard output.</param>
/// <param name="showNumbers">False where scores are hidden.</param>
/// <param name="full">Whole outputs and replies.</param>
internal sealed class RunLog(TextWriter output, bool showNumbers, bool full)
{
    private readonly SafeWriter _writer = new(output);
    private readonly RunTeller _teller = new(showNumbers);

    /// <summary>True when the last entry was the run's end.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Tells what an entry adds.</summary>
    public void Tell(JournalEntry entry)
    {
        HasEnded = entry.Event is RunEvent.RunEnded;
        if (_teller.Tell(entry) is { } told)
        {
            Write(told);
        }
        else if (entry.Event is RunEvent.ClockPaused { Reason: not Budgets.PauseReason.Scoring } && _teller.Pause is { } pause)
        {
            Write(pause);
        }
    }

    /// <summary>Tells what has no answer yet.</summary>
    public void Close()
    {
        foreach (var open in HasEnded ? [] : _teller.Open)
        {
            Write(open with { Text = $"{open.Text} → no answer in the journal yet" });
        }
    }

    private void Write(Told told)
    {
        _writer.WriteLine($"{Figures.Clock(told.Clock),9}  {told.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {told.Text}");
        foreach (var detail in full ? told.Details : [])
        {
            _writer.WriteLine($"                     {detail}".TrimEnd());
        }
    }
}
