using RE.Bench.Cli.Display.Words;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace RE.Bench.Cli.Display;

/// <summary>Writes diagnostics as lines without secrets and without anything that a terminal would obey.</summary>
/// <param name="redact">Takes secrets out of a text, by their value.</param>
internal sealed class DiagnosticsFormatter(Func<string, string> redact) : ITextFormatter
{
    private readonly MessageTemplateTextFormatter _plain = new("{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}");

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var text = new StringWriter();
        _plain.Format(logEvent, text);
        output.Write(InertText.Block(redact(text.ToString())));
    }
}
