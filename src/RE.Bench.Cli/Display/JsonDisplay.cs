using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display;

/// <summary>Writes each journal entry as a line of JSON: <c>--json</c>.</summary>
/// <param name="output">Standard output.</param>
internal sealed class JsonDisplay(TextWriter output) : IRunObserver
{
    private readonly Lock _gate = new();
    private readonly SafeWriter _writer = new(output);

    public void OnEntry(JournalEntry entry)
    {
        var line = JsonSerializer.Serialize(entry, EventJson.Compact.JournalEntry);
        lock (_gate)
        {
            _writer.WriteLine(line);
        }
    }
}
