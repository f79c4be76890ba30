using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RE.Bench.Agents.Human;

/// <summary>The lines of a recording in the format asciicast v2.</summary>
internal static class CastLines
{
    // A line holds at most one chunk of output, escaped.
    private const int LongestLine = 4 << 20;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first line.</summary>
    public static byte[] Head(int columns, int rows, DateTimeOffset startedAt) => Line(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 2);
        json.WriteNumber("width", columns);
        json.WriteNumber("height", rows);
        json.WriteNumber("timestamp", startedAt.ToUnixTimeSeconds());
        json.WriteEndObject();
    });

    /// <summary>An event: <c>o</c> output, <c>r</c> a new size, <c>m</c> a mark.</summary>
    public static byte[] Event(double time, string code, string data) => Line(json =>
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(time, 6));
        json.WriteStringValue(code);
        json.WriteStringValue(data);
        json.WriteEndArray();
    });

    /// <summary>Where a recording stops; null when it is none.</summary>
    public static CastEnd? FindEnd(Stream file)
    {
        var length = file.Length;
        var tail = Read(file, Math.Max(0, length - LongestLine));
        var whole = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (Started(Read(file, 0, 1024)) is not { } startedAt || whole == 0)
        {
            return null;
        }

        var lines = tail.AsSpan(0, whole - 1);
        var last = lines[(lines.LastIndexOf((byte)'\n') + 1)..];
        var (time, mark) = Last(last);
        return new CastEnd(length - tail.Length + whole, startedAt, time, mark);
    }

    private static DateTimeOffset? Started(byte[] front)
    {
        try
        {
            var line = front.AsSpan(0, Math.Max(0, front.AsSpan().IndexOf((byte)'\n')));
            var head = JsonElement.Parse(line);
            return head.GetProperty("version").GetInt32() == 2 ? DateTimeOffset.FromUnixTimeSeconds(head.GetProperty("timestamp").GetInt64()) : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static (double Time, string? Mark) Last(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonElement.Parse(line) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() == 3 && array[0].TryGetDouble(out var time) && double.IsFinite(time)
                ? (Math.Max(0, time), array[1].GetString() == "m" ? array[2].GetString() : null)
                : (0, null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (0, null);
        }
    }

    private static byte[] Read(Stream file, long from, int most = LongestLine)
    {
        file.Position = from;
        var bytes = new byte[Math.Min(most, file.Length - from)];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            write(json);
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
