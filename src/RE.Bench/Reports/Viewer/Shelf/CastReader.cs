using System.Text.Json;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Reports.Viewer.Journals;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>Reads a recorded terminal session in the format asciicast v2; lines that are not of it are left out.</summary>
internal static class CastReader
{
    /// <summary>Characters of output that are given to the page.</summary>
    public const int MostOutput = 16 << 20;

    /// <summary>Events that are given to the page.</summary>
    public const int MostEvents = 500_000;

    private const double LongestSession = 7 * 24 * 3600;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidDataException">The first line is not the head of a version 2 recording.</exception>
    public static CastView Read(Stream file)
    {
        var lines = new LineReader(file);
        if (!lines.TryRead(out var line) || Head(line) is not { } size)
        {
            throw new InvalidDataException("session.cast is not a recording in the format asciicast v2, so it cannot be played.");
        }

        var events = new List<CastEvent>();
        var (time, output) = (0.0, 0L);
        while (lines.TryRead(out line))
        {
            if (Event(line) is not { } found)
            {
                continue;
            }

            output += found.D?.Length ?? 0;
            if (output > MostOutput || events.Count == MostEvents)
            {
                return new CastView(size.Width, size.Height, time, true, events);
            }

            // Time goes forward, whatever the file says.
            time = Math.Clamp(found.T, time, LongestSession);
            events.Add(found with { T = time });
        }

        return new CastView(size.Width, size.Height, time, false, events);
    }

    private static (int Width, int Height)? Head(ReadOnlySpan<byte> line)
    {
        var head = Parse(line);
        return head is { ValueKind: JsonValueKind.Object } && Number(head, "version") == 2 ? (Columns(Number(head, "width")), Rows(Number(head, "height"))) : null;
    }

    private static CastEvent? Event(ReadOnlySpan<byte> line)
    {
        if (Parse(line) is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() < 3
            || array[0].ValueKind != JsonValueKind.Number || !array[0].TryGetDouble(out var time) || !double.IsFinite(time)
            || array[1].ValueKind != JsonValueKind.String || array[2].ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return array[1].GetString() switch
        {
            "o" => new CastEvent(time, array[2].GetString(), null, null),
            "r" when array[2].GetString()!.Split('x') is [var width, var height] && int.TryParse(width, out var columns) && int.TryParse(height, out var rows) => new CastEvent(time, null, Columns(columns), Rows(rows)),
            _ => null,
        };
    }

    private static int Columns(long? value) => (int)Math.Clamp(value ?? 80, 10, 400);

    private static int Rows(long? value) => (int)Math.Clamp(value ?? 24, 4, 200);

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.Number && field.TryGetInt64(out var value) ? value : null;

    private static JsonElement Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}
