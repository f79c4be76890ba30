using System.Security.Cryptography;

namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>Where each entry of a journal lies and what the transcript is made of, read once and then only as far as the file has grown.</summary>
/// <remarks>Not safe for use by several threads.</remarks>
internal sealed class JournalIndex
{
    private readonly List<IndexedEntry> _entries = [];
    private readonly TranscriptItems _items = new();
    private string _hash = "";

    /// <summary>All whole entries, damaged lines among them.</summary>
    public IReadOnlyList<IndexedEntry> Entries => _entries;

    /// <summary>The transcript.</summary>
    public IReadOnlyList<IndexedItem> Items => _items.All;

    /// <summary>What the entries come to.</summary>
    public RunFold Fold { get; } = new();

    /// <summary>Length of the file up to the last whole line.</summary>
    public long GoodBytes { get; private set; }

    /// <summary>Bytes of an unfinished last line.</summary>
    public long TornBytes { get; private set; }

    /// <summary>The first line, from 1, that does not carry the hash of the line before it or is no entry; null when the chain is whole.</summary>
    public int? BrokenAt { get; private set; }

    /// <summary>Hash of the last whole line, in lower-case hex.</summary>
    public string LastHash => _hash;

    /// <summary>Reads what was appended since the last time.</summary>
    /// <param name="file">The whole journal.</param>
    /// <param name="cancellationToken">Stops between two lines; the next call goes on there.</param>
    public void ReadOn(Stream file, CancellationToken cancellationToken)
    {
        file.Seek(GoodBytes, SeekOrigin.Begin);
        var lines = new LineReader(file);
        while (lines.TryRead(out var line))
        {
            Add(line);
            GoodBytes += lines.Consumed;
            cancellationToken.ThrowIfCancellationRequested();
        }

        TornBytes = lines.Torn;
    }

    private void Add(ReadOnlySpan<byte> line)
    {
        var skim = EntrySkim.Read(line);
        if (skim is null || skim.Prev != _hash)
        {
            BrokenAt ??= _entries.Count + 1;
        }

        _hash = Convert.ToHexStringLower(SHA256.HashData(line));
        var entry = new IndexedEntry(GoodBytes, line.Length, skim?.At ?? LastAt, skim?.Clock ?? LastClock);
        var item = _items.Add(_entries.Count, skim, entry);
        Fold.Add(_entries.Count, item, skim);
        _entries.Add(entry);
    }

    private DateTimeOffset LastAt => _entries is [.., var last] ? last.At : default;

    private TimeSpan LastClock => _entries is [.., var last] ? last.Clock : default;
}
