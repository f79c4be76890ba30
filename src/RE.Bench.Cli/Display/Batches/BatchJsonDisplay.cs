using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>Writes journal entries of many runs as lines of JSON, each with its run before the entry's own keys: <c>--json</c>.</summary>
/// <param name="output">Standard output.</param>
internal sealed class BatchJsonDisplay(TextWriter output)
{
    private readonly Lock _gate = new();
    private readonly SafeWriter _writer = new(output);

    public void OnEntry(string run, JournalEntry entry)
    {
        var line = JsonSerializer.Serialize(entry, EventJson.Compact.JournalEntry);
        lock (_gate)
        {
            _writer.WriteLine($"{{\"run\":\"{JsonEncodedText.Encode(run)}\",{line.AsSpan(1)}");
        }
    }
}
