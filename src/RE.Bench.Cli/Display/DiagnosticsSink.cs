using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace RE.Bench.Cli.Display;

/// <summary>Writes diagnostics to standard error.</summary>
internal sealed class DiagnosticsSink(ITextFormatter formatter, TextWriter output) : ILogEventSink
{
    private readonly Lock _gate = new();
    private readonly SafeWriter _writer = new(output);

    public void Emit(LogEvent logEvent)
    {
        var text = new StringWriter();
        formatter.Format(logEvent, text);
        lock (_gate)
        {
            _writer.WriteLine(text.ToString().TrimEnd());
        }
    }
}
