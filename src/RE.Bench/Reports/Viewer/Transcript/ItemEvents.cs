using System.Text.Json;
using RE.Bench.Reports.Viewer.Journals;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>The events that an item is made of.</summary>
/// <param name="Kind">The item's kind.</param>
/// <param name="Start">Its first event.</param>
/// <param name="End">Its last event; empty while there is none.</param>
/// <param name="Wall">Wall time between them.</param>
internal sealed record ItemEvents(string Kind, JsonElement Start, JsonElement End, TimeSpan Wall)
{
    public bool IsOpen => End.ValueKind == JsonValueKind.Undefined;

    public JsonElement Request => Field.Object(Start, "request");

    public JsonElement Reply => Field.Object(End, "reply");

    public static ItemEvents Read(EntryReader reader, IndexedItem item, IReadOnlyList<IndexedEntry> entries)
    {
        var start = reader.Event(entries[item.Start]);
        var end = item.End is not { } number ? default : number == item.Start ? start : reader.Event(entries[number]);
        return new ItemEvents(item.Kind, start, end, item.End is { } last ? entries[last].At - entries[item.Start].At : TimeSpan.Zero);
    }
}
