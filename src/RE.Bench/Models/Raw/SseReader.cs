using System.Runtime.CompilerServices;
using System.Text;

namespace RE.Bench.Models.Raw;

/// <summary>Cuts a stream of server-sent events into whole events; a last one without its empty line is none.</summary>
internal static class SseReader
{
    private const int BlockBytes = 16 << 10;
    private const int LargestEvent = 32 << 20;

    /// <summary>All events, as they come.</summary>
    /// <exception cref="InvalidDataException">One event is too large.</exception>
    public static async IAsyncEnumerable<SseEvent> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (pending, block) = (new MemoryStream(), new byte[BlockBytes]);
        int count;
        while ((count = await stream.ReadAsync(block, cancellationToken)) > 0)
        {
            // An event may end anywhere in what came, so only what is new is looked at, and the three bytes before it.
            var from = Math.Max(0, (int)pending.Length - 3);
            pending.Write(block, 0, count);
            if (pending.Length > LargestEvent)
            {
                throw new InvalidDataException($"an event of more than {LargestEvent} bytes");
            }

            var (bytes, start) = (pending.ToArray(), 0);
            for (int end; (end = EndOf(bytes, Math.Max(from, start))) >= 0; start = end)
            {
                yield return Read(bytes[start..end]);
            }

            pending = new MemoryStream();
            pending.Write(bytes, start, bytes.Length - start);
        }
    }

    /// <summary>An event from its bytes.</summary>
    public static SseEvent Read(byte[] bytes)
    {
        var (name, data) = ("", new List<string>());
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data.Add(line[5..].TrimStart(' '));
            }
            else if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                name = line[6..].Trim();
            }
        }

        return new SseEvent(name, string.Join('\n', data), bytes);
    }

    // Lines end with \n or \r\n; an empty one ends the event.
    private static int EndOf(byte[] bytes, int from)
    {
        for (var at = from; at < bytes.Length - 1; at++)
        {
            if (bytes[at] == '\n' && (bytes[at + 1] == '\n' || (bytes[at + 1] == '\r' && at + 2 < bytes.Length && bytes[at + 2] == '\n')))
            {
                return bytes[at + 1] == '\n' ? at + 2 : at + 3;
            }
        }

        return -1;
    }
}
