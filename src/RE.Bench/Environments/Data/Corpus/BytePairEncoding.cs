using System.Collections.Concurrent;
using System.Text;

namespace RE.Bench.Environments.Data.Corpus;

/// <summary>A byte-level vocabulary: ids below 256 are bytes, then the merges in the order learned, then the end of a document.</summary>
internal sealed class BytePairEncoding(IReadOnlyList<(int Left, int Right)> merges)
{
    /// <summary>The id of the first learned pair.</summary>
    public const int FirstMerge = 256;

    private readonly Dictionary<(int Left, int Right), int> _ids = merges.Index().ToDictionary(m => m.Item, m => FirstMerge + m.Index);
    private readonly ConcurrentDictionary<string, ushort[]> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<(int Left, int Right)> Merges { get; } = merges;

    public int EndOfDocument => FirstMerge + Merges.Count;

    public int Vocabulary => EndOfDocument + 1;

    /// <summary>The tokens of one document without its end mark.</summary>
    public IEnumerable<ushort> Encode(string text)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in PreTokenizer.Split(bytes))
        {
            if (!known.TryGetValue(bytes.AsSpan(range), out var tokens))
            {
                _known[bytes[range]] = tokens = EncodePiece(bytes[range]);
            }

            foreach (var token in tokens)
            {
                yield return token;
            }
        }
    }

    /// <summary>The text of tokens, end marks left out.</summary>
    public string Decode(IEnumerable<ushort> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens.Where(token => token != EndOfDocument))
        {
            Expand(token, bytes);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    internal static void Merge(List<int> symbols, (int Left, int Right) pair, int id)
    {
        var kept = 0;
        for (var i = 0; i < symbols.Count; i++)
        {
            var merge = symbols[i] == pair.Left && i + 1 < symbols.Count && symbols[i + 1] == pair.Right;
            symbols[kept++] = merge ? id : symbols[i];
            i += merge ? 1 : 0;
        }

        symbols.RemoveRange(kept, symbols.Count - kept);
    }

    private ushort[] EncodePiece(string piece)
    {
        var symbols = piece.Select(c => (int)c).ToList();
        while (FirstLearned(symbols) is { } pair)
        {
            Merge(symbols, pair, _ids[pair]);
        }

        return [.. symbols.Select(symbol => (ushort)symbol)];
    }

    private (int Left, int Right)? FirstLearned(List<int> symbols) =>
        symbols.Zip(symbols.Skip(1)).Where(_ids.ContainsKey).Cast<(int, int)?>().MinBy(pair => _ids[pair!.Value]);

    private void Expand(int token, List<byte> bytes)
    {
        if (token < FirstMerge)
        {
            bytes.Add((byte)token);
            return;
        }

        var (left, right) = Merges[token - FirstMerge];
        Expand(left, bytes);
        Expand(right, bytes);
    }
}
