using System.Text;
using System.Text.Json;

namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>
/// Text to tokens by byte-level pair encoding (Sennrich et al. 2016, over bytes): pieces are a word, a number or marks, each with the one blank before it, and other
/// white space byte by byte; inside of a piece the pair that was learned first is merged first.
/// </summary>
internal sealed class RowEncoding
{
    private const int Bytes = 256;
    private readonly Dictionary<(int Left, int Right), int> _ids;

    private RowEncoding(IEnumerable<(int Left, int Right)> merges, int end) => (_ids, End) = (merges.Index().ToDictionary(merge => merge.Item, merge => Bytes + merge.Index), end);

    /// <summary>The token that ends a row.</summary>
    public int End { get; }

    /// <summary>Reads a file of the environment with <c>merges</c> and <c>end_of_document</c>.</summary>
    public static RowEncoding Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return new(json.RootElement.GetProperty("merges").EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32())), json.RootElement.GetProperty("end_of_document").GetInt32());
    }

    public IReadOnlyList<int> Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = new List<int>();
        for (int start = 0, end; start < bytes.Length; start = end)
        {
            end = EndOfPiece(bytes, start);
            tokens.AddRange(Merge([.. bytes[start..end].Select(value => (int)value)]));
        }

        return tokens;
    }

    private static int EndOfPiece(byte[] bytes, int start)
    {
        var end = start + 1;
        var kind = bytes[start] == ' ' && end < bytes.Length ? KindOf(bytes[end]) : KindOf(bytes[start]);
        while (kind != PieceKind.Space && end < bytes.Length && KindOf(bytes[end]) == kind)
        {
            end++;
        }

        return end;
    }

    private List<int> Merge(List<int> symbols)
    {
        while (symbols.Zip(symbols.Skip(1)).Index().Where(pair => _ids.ContainsKey(pair.Item)).Select(pair => (Id: _ids[pair.Item], pair.Index)).Order().Cast<(int Id, int At)?>().FirstOrDefault() is { } first)
        {
            symbols[first.At] = first.Id;
            symbols.RemoveAt(first.At + 1);
        }

        return symbols;
    }

    // Bytes from 128 up belong to letters: UTF-8 sequences stay in one piece.
    private static PieceKind KindOf(byte value) => (char)value switch
    {
        ' ' or '\n' => PieceKind.Space,
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or >= '\u0080' => PieceKind.Letter,
        >= '0' and <= '9' => PieceKind.Digit,
        _ => PieceKind.Mark,
    };
}
