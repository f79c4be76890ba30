namespace RE.Bench.Environments.Data.Corpus;

/// <summary>Learns merges by the count of neighbouring pairs; equal counts go to the lower pair, so the result is the same everywhere.</summary>
internal static class BytePairTrainer
{
    public static IReadOnlyList<(int Left, int Right)> Train(IReadOnlyDictionary<string, int> pieces, int vocabulary)
    {
        var words = pieces.OrderBy(piece => piece.Key, StringComparer.Ordinal)
            .Select(piece => (Symbols: piece.Key.Select(c => (int)c).ToList(), piece.Value)).ToList();
        var pairs = new long[vocabulary * vocabulary];
        foreach (var (symbols, count) in words)
        {
            Add(pairs, vocabulary, symbols, count);
        }

        var merges = new List<(int Left, int Right)>();
        while (merges.Count < vocabulary - BytePairEncoding.FirstMerge - 1)
        {
            var best = Array.IndexOf(pairs, pairs.Max());
            var pair = (Left: best / vocabulary, Right: best % vocabulary);
            foreach (var (symbols, count) in words.Where(word => Holds(word.Symbols, pair)))
            {
                Add(pairs, vocabulary, symbols, -count);
                BytePairEncoding.Merge(symbols, pair, BytePairEncoding.FirstMerge + merges.Count);
                Add(pairs, vocabulary, symbols, count);
            }

            merges.Add(pair);
        }

        return merges;
    }

    private static bool Holds(List<int> symbols, (int Left, int Right) pair)
    {
        for (var i = 1; i < symbols.Count; i++)
        {
            if (symbols[i] == pair.Right && symbols[i - 1] == pair.Left)
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(long[] pairs, int vocabulary, List<int> symbols, int count)
    {
        for (var i = 1; i < symbols.Count; i++)
        {
            pairs[(symbols[i - 1] * vocabulary) + symbols[i]] += count;
        }
    }
}
