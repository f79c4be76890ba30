using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Events;

/// <summary>What a journal file holds.</summary>
/// <param name="Entries">All whole entries, in order.</param>
/// <param name="GoodBytes">Length of the file up to the last whole line.</param>
/// <param name="TornBytes">Bytes of a torn last line.</param>
/// <param name="LastHash">Hash of the last whole line; empty when there is none.</param>
public sealed record JournalContent(IReadOnlyList<JournalEntry> Entries, long GoodBytes, int TornBytes, string LastHash)
{
    /// <summary>No entries.</summary>
    public static JournalContent Empty { get; } = new([], 0, 0, "");

    /// <summary>The facts of the first entry.</summary>
    /// <exception cref="UserErrorException">The journal has no first entry.</exception>
    public RunFacts Facts => Entries is [{ Event: RunEvent.RunStarted started }, ..]
        ? started.Facts
        : throw new UserErrorException("The journal has no 'run-started' entry, so there is nothing to go on with. Start a new run.");

    /// <summary>Reads a journal, of a living run too; a torn last line is tolerated.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UserErrorException">There is no such file, a line in the middle is broken, or the chain of hashes is.</exception>
    public static JournalContent Read(string path)
    {
        byte[] bytes;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The journal '{path}' cannot be read: {failure.Message} Name a run's id or its folder.", failure);
        }

        return Parse(bytes, path);
    }

    internal static JournalContent Parse(ReadOnlySpan<byte> bytes, string path)
    {
        var entries = new List<JournalEntry>();
        var (good, prev) = (0, "");
        while (bytes[good..].IndexOf((byte)'\n') is var length and >= 0)
        {
            var line = bytes.Slice(good, length);
            entries.Add(ParseLine(line, entries.Count + 1, prev, path));
            prev = Convert.ToHexStringLower(SHA256.HashData(line));
            good += length + 1;
        }

        return new JournalContent(entries, good, bytes.Length - good, prev);
    }

    private static JournalEntry ParseLine(ReadOnlySpan<byte> line, int number, string prev, string path)
    {
        if (number == 1 && JournalHead.OtherSchema(line) is { } schema)
        {
            throw new UserErrorException($"{path} has the schema '{schema}', and this version reads '{JournalHead.Schema}'. Use the version of rebench that wrote it.");
        }

        JournalEntry entry;
        try
        {
            entry = JsonSerializer.Deserialize(line, EventJson.Compact.JournalEntry) ?? throw new JsonException("the line is null");
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new UserErrorException($"{path}:{number}: the line is not a journal entry ({failure.Message}). The file was damaged or edited; restore it from a copy.", failure);
        }

        return entry.Prev == prev && entry.Seq == number
            ? entry
            : throw new UserErrorException($"{path}:{number}: the chain of hashes is broken: an earlier line was changed, added or removed. Restore the file from a copy; its scores cannot be trusted.");
    }
}
