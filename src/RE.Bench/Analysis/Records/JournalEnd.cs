using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Analysis.Records;

/// <summary>The end of a journal, read without the rest.</summary>
/// <param name="LastHash">Hash of the last whole line.</param>
/// <param name="HasEnded">True when that line is the run's end.</param>
internal sealed record JournalEnd(string LastHash, bool HasEnded)
{
    private const int Step = 1 << 16;
    private const int Longest = 64 << 20;

    /// <summary>Reads the last whole line; a torn one behind it is passed over.</summary>
    /// <exception cref="UserErrorException">The file cannot be read or its last line is damaged.</exception>
    public static JournalEnd Read(string path)
    {
        try
        {
            var line = LastLine(path);
            var entry = JsonSerializer.Deserialize(line, EventJson.Compact.JournalEntry);
            return new JournalEnd(Convert.ToHexStringLower(SHA256.HashData(line)), entry?.Event is RunEvent.RunEnded);
        }
        catch (IOException failure)
        {
            throw new UserErrorException($"The journal '{path}' cannot be read: {failure.Message}", failure);
        }
        catch (JsonException failure)
        {
            throw new UserErrorException($"The last line of the journal '{path}' is not a journal entry. The file was damaged or edited; restore it from a copy.", failure);
        }
    }

    private static byte[] LastLine(string path)
    {
        using var file = HostileFile.OpenRead(path);
        for (var size = (long)Step; ; size *= 4)
        {
            var from = Math.Max(0, file.Length - size);
            file.Seek(from, SeekOrigin.Begin);
            var tail = new byte[file.Length - from];
            tail = tail[..file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)];
            var end = tail.AsSpan().LastIndexOf((byte)'\n');
            var start = end < 0 ? -1 : tail.AsSpan(0, end).LastIndexOf((byte)'\n');
            if (start >= 0 || from == 0)
            {
                return end < 0 ? throw new IOException("It has no whole line: the harness was killed before it began.") : tail[(start + 1)..end];
            }

            if (size >= Longest)
            {
                throw new IOException($"Its last line is longer than {Longest >> 20} MB.");
            }
        }
    }
}
