using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Analysis.Records;

/// <summary>The end of a journal; a small journal's chain of hashes is checked on the way, of a large one only the end is read.</summary>
/// <param name="LastHash">Hash of the last whole line.</param>
/// <param name="HasEnded">True when that line is the run's end.</param>
internal sealed record JournalEnd(string LastHash, bool HasEnded)
{
    /// <summary>Journals up to this size are read whole.</summary>
    public const int Small = 1 << 20;

    private const int FirstStep = 1 << 13;
    private const int LongestLine = 64 << 20;

    /// <summary>Reads the last whole line; a torn one behind it is passed over.</summary>
    /// <exception cref="UserErrorException">The file cannot be read, or it is damaged.</exception>
    public static JournalEnd Read(string path)
    {
        try
        {
            using var file = HostileFile.OpenRead(path);
            return file.Length <= Small ? Whole(file, path) : OfLine(Tail(file));
        }
        catch (IOException failure)
        {
            throw new UserErrorException($"The journal '{path}' cannot be read: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            throw new UserErrorException($"The last line of the journal '{path}' is not a journal entry. The file was damaged or edited; restore it from a copy.", failure);
        }
    }

    private static JournalEnd Whole(FileStream file, string path)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Small);
        try
        {
            var bytes = buffer.AsSpan(0, file.ReadAtLeast(buffer.AsSpan(0, Small), (int)file.Length, throwOnEndOfStream: false));
            if (!JournalChain.IsWhole(bytes))
            {
                // Says which line; a chain that is written in another style passes.
                JournalContent.Parse(bytes, path);
            }

            return OfLine(LastLine(bytes, out _) ?? throw Empty());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Tail(FileStream file)
    {
        for (var size = (long)FirstStep; ; size *= 4)
        {
            var from = Math.Max(0, file.Length - size);
            file.Seek(from, SeekOrigin.Begin);
            var tail = new byte[file.Length - from];
            tail = tail[..file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)];
            if (LastLine(tail, out var isWhole) is { } line && (isWhole || from == 0))
            {
                return line;
            }

            if (from == 0 || size >= LongestLine)
            {
                throw from == 0 ? Empty() : new IOException($"Its last line is longer than {LongestLine >> 20} MB.");
            }
        }
    }

    private static byte[]? LastLine(ReadOnlySpan<byte> bytes, out bool isWhole)
    {
        var end = bytes.LastIndexOf((byte)'\n');
        var start = end < 0 ? -1 : bytes[..end].LastIndexOf((byte)'\n');
        isWhole = start >= 0;
        return end < 0 ? null : bytes[(start + 1)..end].ToArray();
    }

    private static JournalEnd OfLine(byte[] line) => new(
        Convert.ToHexStringLower(SHA256.HashData(line)),
        JsonSerializer.Deserialize(line, EventJson.Compact.JournalEntry)?.Event is RunEvent.RunEnded);

    private static IOException Empty() => new("It has no whole line: the harness was killed before the run began.");
}
