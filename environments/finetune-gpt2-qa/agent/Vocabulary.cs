// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Text.Json;

/// <summary>
/// Pieces of text and their numbers, the file vocabulary.json: 0 ends an answer, 1 stands between prompt and answer, the others are characters and
/// words with the space before them. A text gets a space in front and is cut into the longest pieces from its start.
/// </summary>
sealed class Vocabulary
{
    public const int End = 0;
    public const int Answer = 1;
    private readonly string[] _pieces;
    private readonly Dictionary<string, int> _numbers;
    private readonly int _longest;

    public Vocabulary(string file)
    {
        _pieces = JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!;
        _numbers = _pieces.Index().Skip(2).ToDictionary(piece => piece.Item, piece => piece.Index);
        _longest = _pieces.Max(piece => piece.Length);
    }

    /// <summary>The prompt as the model reads it, with the mark after which its answer begins.</summary>
    public long[] Prompt(string prompt) => [.. Encode(prompt), Answer];

    /// <summary>An answer as the model should write it.</summary>
    public long[] Finished(string answer) => [.. Encode(answer), End];

    /// <summary>Token numbers of a text.</summary>
    public IEnumerable<long> Encode(string text)
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

    /// <summary>The text of token numbers without the space in front; the two marks are line breaks, and so are numbers that have no piece.</summary>
    public string Decode(IEnumerable<long> tokens)
    {
        var text = string.Concat(tokens.Select(token => token < 2 || token >= _pieces.Length ? "\n" : _pieces[token]));
        return text.StartsWith(' ') ? text[1..] : text;
    }
}
