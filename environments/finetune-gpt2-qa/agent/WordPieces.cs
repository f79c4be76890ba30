// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text.Json;

/// <summary>
/// Pieces of text and their numbers, the file vocabulary.json: 0 ends an answer, 1 stands between prompt and answer, the others are characters and
/// words with the space before them. A text gets a space in front and is cut into the longest pieces from its start.
/// </summary>
sealed class WordPieces : Vocabulary
{
    private const int Answer = 1;
    private readonly string[] _pieces;
    private readonly Dictionary<string, int> _numbers;
    private readonly int _longest;

    public WordPieces(string file)
    {
        _pieces = JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!;
        _numbers = _pieces.Index().Skip(2).ToDictionary(piece => piece.Item, piece => piece.Index);
        _longest = _pieces.Max(piece => piece.Length);
    }

    public override int End => 0;

    public override bool CutCounts => false;

    public override long[] Prompt(string prompt) => [.. Encode(prompt), Answer];

    public override long[] Finished(string answer) => [.. Encode(answer), End];

    private IEnumerable<long> Encode(string text)
    {
        text = " " + text;
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(_longest, text.Length - at);
            while (length > 0 && !_numbers.ContainsKey(text.Substring(at, length)))
            {
                length--;
            }

            yield return length > 0 ? _numbers[text.Substring(at, length)] : throw new ArgumentException($"The vocabulary lacks '{text[at]}'.");
            at += length;
        }
    }

    // Without the space in front; an answer with a mark or a number that has no piece is none.
    public override string? Decode(IReadOnlyList<long> tokens)
    {
        if (tokens.Any(token => token < 2 || token >= _pieces.Length))
        {
            return null;
        }

        var text = string.Concat(tokens.Select(token => _pieces[token]));
        return text.StartsWith(' ') ? text[1..] : text;
    }
}
