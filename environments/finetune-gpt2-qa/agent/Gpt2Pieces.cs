// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>GPT-2's byte-level byte pair encoding. A prompt becomes "Question: …" and, on the next line, "Answer:"; the token that ends a document ends an answer.</summary>
sealed class Gpt2Pieces : Vocabulary
{
    private static readonly Regex Words = new(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+");
    private readonly Dictionary<string, int> _numbers;
    private readonly string[] _pieces;
    private readonly Dictionary<(string, string), int> _ranks;
    private readonly Dictionary<string, long[]> _known = [];
    private readonly char[] _letterOf = new char[256];
    private readonly Dictionary<char, byte> _byteOf;

    /// <param name="folder">Has vocab.json and merges.txt.</param>
    public Gpt2Pieces(string folder)
    {
        _numbers = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(Path.Combine(folder, "vocab.json")))!;
        _pieces = new string[_numbers.Values.Max() + 1];
        foreach (var (piece, number) in _numbers)
        {
            _pieces[number] = piece;
        }

        _ranks = File.ReadLines(Path.Combine(folder, "merges.txt")).Where(line => line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal))
            .Select(line => line.Split(' ')).Select((pair, rank) => (pair, rank)).ToDictionary(entry => (entry.pair[0], entry.pair[1]), entry => entry.rank);
        // A byte that prints is written as itself, the others as letters from 256 on.
        for (int value = 0, next = 256; value < 256; value++)
        {
            _letterOf[value] = (char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? value : next++);
        }

        _byteOf = _letterOf.Index().ToDictionary(letter => letter.Item, letter => (byte)letter.Index);
    }

    public override int End => _numbers["<|endoftext|>"];

    public override bool CutCounts => true;

    public override long[] Prompt(string prompt) => [.. Encode($"Question: {prompt}\nAnswer:")];

    public override long[] Finished(string answer) => [.. Encode(" " + answer), End];

    public override string Decode(IReadOnlyList<long> tokens) =>
        Encoding.UTF8.GetString([.. tokens.Where(token => token != End && token < _pieces.Length).SelectMany(token => _pieces[token]).Select(letter => _byteOf[letter])]).Trim();

    private IEnumerable<long> Encode(string text) => Words.Matches(text).SelectMany(word => Numbers(word.Value));

    private long[] Numbers(string word)
    {
        if (_known.TryGetValue(word, out var known))
        {
            return known;
        }

        var parts = Encoding.UTF8.GetBytes(word).Select(value => _letterOf[value].ToString()).ToList();
        while (parts.Zip(parts.Skip(1)).Where(_ranks.ContainsKey).Cast<(string, string)?>().MinBy(pair => _ranks[pair!.Value]) is { } best)
        {
            for (var at = 0; at + 1 < parts.Count; at++)
            {
                if ((parts[at], parts[at + 1]) == best)
                {
                    parts[at] += parts[at + 1];
                    parts.RemoveAt(at + 1);
                }
            }
        }

        return _known[word] = [.. parts.Select(part => (long)_numbers[part])];
    }
}
