using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>What the index needs of a line of a journal; requests and replies, which may be megabytes, are skipped over.</summary>
internal sealed record EntrySkim
{
    /// <summary>A depth that no honest entry reaches.</summary>
    public const int MaxDepth = 128;

    public DateTimeOffset At { get; private set; }

    public TimeSpan Clock { get; private set; }

    /// <summary>Hash of the line before, as the line says.</summary>
    public string Prev { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public int Step { get; private set; }

    public string Action { get; private set; } = "";

    public UsageFacts? Usage { get; private set; }

    /// <summary>The whole event; null for steps.</summary>
    public RunEvent? Event { get; private set; }

    public bool IsStep => Kind is "step-started" or "step-ended";

    /// <summary>Null when the line is not an entry of a journal.</summary>
    public static EntrySkim? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var skim = new EntrySkim();
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MaxDepth });
            reader.Read();
            skim.ReadEntry(ref reader);
            return skim.IsStep ? skim : skim.With(JsonSerializer.Deserialize(line, EventJson.Compact.JournalEntry));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or OverflowException or NotSupportedException)
        {
            return null;
        }
    }

    private EntrySkim With(JournalEntry? entry)
    {
        Event = entry?.Event ?? throw new JsonException("the line is null");
        return this;
    }

    private void ReadEntry(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "at":
                    At = reader.GetDateTimeOffset();
                    break;
                case "clock":
                    Clock = System.Xml.XmlConvert.ToTimeSpan(reader.GetString() ?? "");
                    break;
                case "prev":
                    Prev = reader.GetString() ?? "";
                    break;
                case "event":
                    ReadEvent(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }

    private void ReadEvent(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "kind":
                    Kind = reader.GetString() ?? "";
                    break;
                case "step" when IsStep:
                    Step = reader.GetInt32();
                    break;
                case "action" when IsStep:
                    Action = reader.GetString() ?? "";
                    break;
                case "usage" when IsStep && reader.TokenType == JsonTokenType.StartObject:
                    Usage = JsonSerializer.Deserialize(ref reader, EventJson.Compact.UsageFacts);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }
}
