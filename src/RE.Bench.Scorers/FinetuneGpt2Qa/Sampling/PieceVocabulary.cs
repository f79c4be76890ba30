using System.Text.Json;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;

/// <summary>Pieces of text and their numbers; a text gets a space in front and is cut into the longest pieces from its start.</summary>
internal sealed class PieceVocabulary : IAnswerVocabulary
{
    /// <summary>Stands between prompt and answer.</summary>
    public const long Answer = 1;
    private const int Marks = 2;
    private readonly string[] _pieces;
    private readonly Dictionary<string, int> _numbers;
    private readonly int _longest;

    /// <param name="pieces">Pieces by number; the first two are the marks.</param>
    public PieceVocabulary(string[] pieces)
    {
        _pieces = pieces;
        _numbers = pieces.Index().Skip(Marks).ToDictionary(piece => piece.Item, piece => piece.Index);
        _longest = pieces.Max(piece => piece.Length);
    }

    /// <inheritdoc/>
    public long End => 0;

    public static PieceVocabulary Read(string file) => new(JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!);

    /// <summary>The prompt with the mark after which its answer begins.</summary>
    /// <exception cref="InvalidOperationException">The vocabulary lacks a character.</exception>
    public long[] Prompt(string prompt)
    {
        var (text, tokens) = (" " + prompt, new List<long>());
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(_longest, text.Length - at);
            while (length > 0 && !_numbers.ContainsKey(text.Substring(at, length)))
            {
                length--;
            }

            tokens.Add(length > 0 ? _numbers[text.Substring(at, length)] : throw new InvalidOperationException($"The vocabulary lacks '{text[at]}'."));
            at += length;
        }

        return [.. tokens, Answer];
    }

    /// <summary>The text of an answer; marks and numbers without a piece are line breaks.</summary>
    public string Text(IEnumerable<long> tokens)
    {
        var text = string.Concat(tokens.Select(token => token < Marks || token >= _pieces.Length ? "\n" : _pieces[token]));
        return text.StartsWith(' ') ? text[1..] : text;
    }
}
