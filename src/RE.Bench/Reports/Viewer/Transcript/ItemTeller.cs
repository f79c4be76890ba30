using System.Globalization;
using System.Text.Json;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Tells an item in the few words that its folded row has room for.</summary>
/// <param name="reader">Reads the journal.</param>
/// <param name="hideNumbers">True where scores are hidden until the end.</param>
internal sealed class ItemTeller(EntryReader reader, bool hideNumbers)
{
    private const int LineLength = 200;
    private const int SaidLength = 1500;
    private const int SaidLines = 14;

    /// <summary>The row of an item.</summary>
    /// <param name="number">Its place, from 0.</param>
    /// <param name="item">The item.</param>
    /// <param name="entries">All entries.</param>
    public ItemView Tell(int number, IndexedItem item, IReadOnlyList<IndexedEntry> entries)
    {
        var events = ItemEvents.Read(reader, item, entries);
        var view = new ItemView
        {
            Item = number,
            Entry = item.Start + 1,
            EndEntry = item.End + 1,
            Kind = Inert.Line(item.Kind, 40),
            At = entries[item.Start].At,
            Clock = entries[item.Start].Clock.TotalSeconds,
            Tone = events.IsOpen ? "open" : "",
        };
        return item.Kind switch
        {
            "chat" => Chat(view, events),
            "command" => Command(view, events),
            "scoring" => Scoring(view, events),
            "put-file" => view with { Label = "writes", Text = Inert.Line(Field.Text(events.Request, "path")), Bytes = Field.Number(events.Request, "size"), More = true },
            "pause" => Pause(view, events),
            "damaged" => view with { Label = "damaged line", Text = Inert.Head(reader.Text(entries[item.Start]), LineLength), Tone = "bad" },
            _ => Other(view, events),
        };
    }

    private static ItemView Chat(ItemView view, ItemEvents events)
    {
        var said = ReplyTexts.Said(events.Reply).Trim();
        var shown = Shortened(said);
        var usage = Field.Object(events.End, "usage");
        return view with
        {
            Label = "model",
            Text = events.IsOpen ? "is asked …" : shown,
            Calls = [.. ReplyTexts.Calls(events.Reply).Take(20).Select(name => Inert.Line(name, 40))],
            More = true,
            InputTokens = Field.Number(usage, "input_tokens"),
            OutputTokens = Field.Number(usage, "output_tokens"),
            CostUsd = usage.ValueKind == JsonValueKind.Object && usage.TryGetProperty("cost_usd", out var cost) && cost.ValueKind == JsonValueKind.Number && cost.TryGetDecimal(out var dollars) ? dollars : null,
        };
    }

    private static string Shortened(string said)
    {
        var end = 0;
        for (var line = 0; line < SaidLines && end >= 0 && end < said.Length; line++)
        {
            end = said.IndexOf('\n', end + 1);
        }

        var length = Math.Min(SaidLength, end < 0 ? said.Length : end);
        return Inert.Part(said, 0, length, out var shown) + (shown < said.Length ? " …" : "");
    }

    private static ItemView Command(ItemView view, ItemEvents events)
    {
        var (status, timedOut) = (Field.Number(events.Reply, "status"), Field.IsSet(events.Reply, "timed_out"));
        return view with
        {
            Label = Field.Text(events.Request, "tool") is { Length: > 0 } tool ? Inert.Line(tool, 24) : "command",
            Text = Inert.Head(Field.Text(events.Request, "script"), LineLength),
            More = true,
            Status = status,
            TimedOut = timedOut,
            Took = Field.Duration(events.Reply, "took")?.TotalSeconds,
            Bytes = events.IsOpen ? null : (Field.Number(events.Reply, "stdout_bytes") ?? 0) + (Field.Number(events.Reply, "stderr_bytes") ?? 0),
            Tone = events.IsOpen ? "open" : status != 0 || timedOut ? "bad" : "",
        };
    }

    private ItemView Scoring(ItemView view, ItemEvents events)
    {
        var row = Field.Object(events.End, "row");
        var number = Field.Number(row, "row") ?? Field.Number(events.Start, "row");
        var isValid = Field.Text(row, "outcome") == "scored";
        return view with
        {
            Label = string.Create(CultureInfo.InvariantCulture, $"score {number}"),
            Row = number is >= 0 and <= int.MaxValue ? (int)number : null,
            Text = events.IsOpen ? "is being scored …" : $"{Inert.Line(Field.Text(row, "purpose"), 16)}: {Verdict(row, isValid)}",
            More = !events.IsOpen,
            Tone = events.IsOpen ? "open" : isValid ? "good" : "bad",
            Took = events.IsOpen ? null : events.Wall.TotalSeconds,
        };
    }

    private string Verdict(JsonElement row, bool isValid) => !isValid
        ? $"{Inert.Line(Field.Text(row, "outcome"), 16)}: {Inert.Head(Field.Text(row, "reason"), LineLength)}"
        : hideNumbers ? "valid, number hidden until the end"
        : $"{Score(row, "normalized")} normalized, {Score(row, "raw")} raw";

    private static string Score(JsonElement row, string name) =>
        row.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetDouble(out var value) ? (name == "normalized" && value < 1e6 ? value.ToString("0.000", CultureInfo.InvariantCulture) : ScoreText.Of(value)) : "no";

    private static ItemView Pause(ItemView view, ItemEvents events) => view with
    {
        Label = "clock paused",
        Text = Field.Text(events.Start, "kind") == "harness-resumed" ? "the harness was gone" : PauseWords.Of(Field.Text(events.Start, "reason")),
        Took = events.Wall.TotalSeconds,
        Tone = "warn",
    };

    private static ItemView Other(ItemView view, ItemEvents events)
    {
        var (label, text, tone) = EventWords.Of(events);
        return view with { Label = label, Text = text, Tone = tone.Length > 0 ? tone : view.Tone, More = ItemTexts.Of(events, hideNumbers: false).Any(section => section.Text.Length > LineLength || section.Text.Contains('\n', StringComparison.Ordinal)) };
    }
}
