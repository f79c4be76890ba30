using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Events;

/// <summary>Reads a journal as it grows, each entry once; a line that is being written is left for the next time.</summary>
/// <param name="path">The file; it need not be there yet.</param>
public sealed class JournalTail(string path)
{
    private const int Block = 1 << 16;
    private readonly List<byte> _rest = [];
    private long _read;
    private int _lines;

    /// <summary>The entries that came since the last time, in order.</summary>
    /// <exception cref="UserErrorException">The file cannot be read, or a line is no entry.</exception>
    public IReadOnlyList<JournalEntry> Next()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(_read, SeekOrigin.Begin);
            var entries = new List<JournalEntry>();
            var block = new byte[Block];
            for (var count = file.Read(block); count > 0; count = file.Read(block))
            {
                _read += count;
                Take(block.AsSpan(0, count), entries);
            }

            return entries;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The journal '{path}' cannot be read: {failure.Message} Name a run's id or its folder.", failure);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, List<JournalEntry> entries)
    {
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            _rest.AddRange(bytes[..end]);
            entries.Add(Parse());
            _rest.Clear();
            bytes = bytes[(end + 1)..];
        }

        _rest.AddRange(bytes);
    }

    private JournalEntry Parse()
    {
        _lines++;
        try
        {
            return JsonSerializer.Deserialize(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rest), EventJson.Compact.JournalEntry) ?? throw new JsonException("the line is null");
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new UserErrorException($"{path}:{_lines}: the line is not a journal entry ({failure.Message}). The file was damaged or edited; restore it from a copy.", failure);
        }
    }
}
