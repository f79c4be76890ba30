using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace RE.Bench.Cli.Display;

/// <summary>Talk about one run for whoever looks for a fault: in the run's <c>log.txt</c>, with --verbose on standard error too. Never truth.</summary>
internal sealed class Diagnostics : IRunObserver, IAsyncDisposable
{
    private readonly Logger _log;

    private Diagnostics(Logger log) => _log = log;

    /// <summary>For classes that have something to say.</summary>
    public ILogger Log => _log;

    /// <summary>Opens the log; a file that cannot be written is done without.</summary>
    /// <param name="file">The run's log.</param>
    /// <param name="verbose">Standard error; null unless asked for.</param>
    /// <param name="redact">Takes secrets out of a text, by their value.</param>
    public static Diagnostics Open(string file, TextWriter? verbose, Func<string, string> redact)
    {
        var formatter = new DiagnosticsFormatter(redact);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .Destructure.ToMaximumStringLength(4000)
            .WriteTo.File(formatter, file, fileSizeLimitBytes: 64 << 20);
        if (verbose is not null)
        {
            configuration.WriteTo.Sink(new DiagnosticsSink(formatter, verbose));
        }

        return new Diagnostics(configuration.CreateLogger());
    }

    /// <summary>Notes what happened: its number and kind, and the words for it.</summary>
    public void OnEntry(JournalEntry entry)
    {
        var level = entry.Event switch
        {
            RunEvent.ClockTicked => LogEventLevel.Debug,
            RunEvent.SandboxLost or RunEvent.HostClockSet or RunEvent.ProviderWaited or RunEvent.IntegrityFound => LogEventLevel.Warning,
            _ => LogEventLevel.Information,
        };

        // Hidden numbers stay in the journal: an agent's developer sends logs around.
        _log.Write(level, "Entry {Seq} at {Clock}: {Kind:l} {Words:l}", entry.Seq, entry.Clock, entry.Event.GetType().Name, EventWords.Say(entry.Event, showNumbers: false) ?? "");
    }

    /// <summary>Writes what is left.</summary>
    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
