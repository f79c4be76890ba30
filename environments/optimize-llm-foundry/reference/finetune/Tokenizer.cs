// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text;
using System.Text.Json;

/// <summary>
/// Byte-level pair encoding. Text is UTF-8; it is cut into pieces (a word, a number or marks, each with the one blank before it; other white space is a piece
/// a byte; bytes from 128 up are letters), and inside of a piece the pair that was learned first is merged first.
/// </summary>
sealed class Tokenizer
{
    private readonly Dictionary<(int Left, int Right), int> _ids;
    private readonly Dictionary<string, List<int>> _known = [];

    public Tokenizer(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        _ids = json.RootElement.GetProperty("merges").EnumerateArray().Index().ToDictionary(pair => (pair.Item[0].GetInt32(), pair.Item[1].GetInt32()), pair => 256 + pair.Index);
        End = json.RootElement.GetProperty("end_of_document").GetInt32();
    }

    /// <summary>The token that ends a row.</summary>
    public int End { get; }

    public List<int> Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = new List<int>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = start + 1;
            var kind = Kind(bytes[start]);
            if (bytes[start] == ' ' && end < bytes.Length)
            {
                kind = Kind(bytes[end]);
            }

            while (kind != 0 && end < bytes.Length && Kind(bytes[end]) == kind)
            {
                end++;
            }

            var piece = Encoding.Latin1.GetString(bytes, start, end - start);
            if (!_known.TryGetValue(piece, out var known))
            {
                _known[piece] = known = Merged([.. piece.Select(value => (int)value)]);
            }

            tokens.AddRange(known);
            start = end;
        }

        return tokens;
    }

    private List<int> Merged(List<int> symbols)
    {
        while (true)
        {
            var (first, at) = (int.MaxValue, -1);
            for (var i = 0; i + 1 < symbols.Count; i++)
            {
                if (_ids.TryGetValue((symbols[i], symbols[i + 1]), out var id) && id < first)
                {
                    (first, at) = (id, i);
                }
            }

            if (at < 0)
            {
                return symbols;
            }

            symbols[at] = first;
            symbols.RemoveAt(at + 1);
        }
    }

    private static int Kind(byte value) => (char)value switch
    {
        ' ' or '\n' => 0,
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080' => 1,
        >= '0' and <= '9' => 2,
        _ => 3,
    };
}
