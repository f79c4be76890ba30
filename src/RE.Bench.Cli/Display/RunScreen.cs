using RE.Bench.Cli.Commands;
using RE.Bench.Events;
using RE.Bench.Planning;
using Spectre.Console;

namespace RE.Bench.Cli.Display;

/// <summary>What one run shows while it goes on: a picture on a terminal, plain lines elsewhere, or JSON.</summary>
internal sealed class RunScreen : IRunObserver, IAsyncDisposable
{
    private readonly IRunObserver _display;
    private bool _isClosed;

    private RunScreen(IRunObserver display) => _display = display;

    /// <summary>Opens the screen that fits the terminal and what was asked for.</summary>
    /// <param name="io">Where to.</param>
    /// <param name="plan">The run; entries that its journal holds already are taken in.</param>
    /// <param name="choice">What was asked for.</param>
    public static RunScreen Open(CliIo io, PlannedRun plan, ScreenChoice choice)
    {
        if (choice.Json)
        {
            return new RunScreen(new JsonDisplay(io.Out));
        }

        // A person who attempts the task owns the terminal.
        if (plan.Facts.Human is not null && !Console.IsErrorRedirected)
        {
            return new RunScreen(new PersonsDisplay(io.Error));
        }

        var past = File.Exists(plan.Folder.Journal) ? JournalContent.Read(plan.Folder.Journal).Entries : [];
        var showNumbers = plan.Environment.Definition.Score.Visible;
        // Diagnostics do not mix with a redrawn picture.
        var isLive = io.IsTerminal && !choice.Verbose;
        return new RunScreen(isLive ? Live(io, plan.Facts, past, showNumbers) : new PlainDisplay(io.Error, plan.Facts, past, showNumbers));
    }

    public void OnEntry(JournalEntry entry) => _display.OnEntry(entry);

    /// <summary>Gives the terminal back; a second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isClosed && _display is IAsyncDisposable display)
        {
            _isClosed = true;
            await display.DisposeAsync();
        }
    }

    private static LiveDisplay Live(CliIo io, RunFacts facts, IReadOnlyList<JournalEntry> past, bool showNumbers)
    {
        var progress = new RunProgress(facts, io.Time, showNumbers);
        foreach (var entry in past)
        {
            progress.Apply(entry);
        }

        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(io.Error), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes };
        return new LiveDisplay(AnsiConsole.Create(settings), progress, io.Time);
    }
}
