using RE.Bench.Cli.Commands;
using RE.Bench.Events;
using RE.Bench.Runs.Batches;
using RE.Bench.Runs.Scheduling;
using Spectre.Console;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>What many runs show while they go on: a line each on a terminal, plain lines elsewhere, or JSON.</summary>
internal sealed class BatchScreen : IAsyncDisposable
{
    private readonly Composition _composition;
    private readonly ScreenChoice _choice;
    private readonly BatchLive? _live;
    private readonly BatchLines? _lines;
    private readonly BatchJsonDisplay? _json;
    private readonly FailPoint? _fail = FailPoint.FromEnvironment();

    private BatchScreen(Composition composition, IReadOnlyList<BatchJob> jobs, ScreenChoice choice)
    {
        (_composition, _choice) = (composition, choice);
        var io = composition.Io;
        if (choice.Json)
        {
            _json = new BatchJsonDisplay(io.Out);
        }
        else if (io.IsTerminal && !choice.Verbose)
        {
            var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(io.Error), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes };
            _live = new BatchLive(AnsiConsole.Create(settings), jobs, io.Time);
        }
        else
        {
            _lines = new BatchLines(io.Error, jobs);
        }
    }

    /// <summary>Opens the screen that fits the terminal and what was asked for.</summary>
    public static BatchScreen Open(Composition composition, IReadOnlyList<BatchJob> jobs, ScreenChoice choice) => new(composition, jobs, choice);

    /// <summary>What listens to one of the runs.</summary>
    public Screen For(BatchJob job)
    {
        _live?.Begin(job, job.Past is BatchRunPast.Interrupted ? JournalContent.Read(job.Plan.Folder.Journal).Entries : []);
        var part = new BatchScreenPart(this, job.Planned.Run);
        var log = _composition.Log(job.Plan, _choice);
        return new Screen(_fail is { } fail ? [part, log, fail] : [part, log]);
    }

    public void OnSchedule(ScheduleEntry entry)
    {
        _live?.OnSchedule(entry);
        _lines?.OnSchedule(entry);
    }

    public void OnEntry(string run, JournalEntry entry)
    {
        _live?.OnEntry(run, entry);
        _lines?.OnEntry(run, entry);
        _json?.OnEntry(run, entry);
    }

    /// <summary>Gives the terminal back.</summary>
    public ValueTask DisposeAsync() => _live?.DisposeAsync() ?? ValueTask.CompletedTask;
}
