using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>GPT-2's byte-level BPE, read from the files of its authors: 50,257 tokens, of which the last ends a document.</summary>
public sealed partial class Gpt2Tokenizer
{
    /// <summary><c>&lt;|endoftext|&gt;</c>.</summary>
    public const ushort EndOfDocument = 50256;

    private readonly BpeTokenizer _bpe;

    /// <summary>Reads the two files.</summary>
    /// <param name="vocabulary">GPT-2's <c>vocab.json</c>.</param>
    /// <param name="merges">GPT-2's <c>merges.txt</c>.</param>
    /// <exception cref="UserErrorException">They are not GPT-2's.</exception>
    public Gpt2Tokenizer(string vocabulary, string merges)
    {
        try
        {
            _bpe = BpeTokenizer.Create(new BpeOptions(vocabulary, merges) { PreTokenizer = new RegexPreTokenizer(Pieces(), null), ByteLevel = true });
            End = _bpe.Vocabulary["<|endoftext|>"];
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or InvalidOperationException or System.Text.Json.JsonException or KeyNotFoundException)
        {
            throw new UserErrorException($"'{vocabulary}' and '{merges}' are not the two files of GPT-2's tokenizer: {problem.Message}", problem);
        }
    }

    /// <summary>The token that ends a document, by these files: <see cref="EndOfDocument"/> for GPT-2's.</summary>
    public int End { get; }

    /// <summary>The text of tokens; bytes that are no UTF-8 become U+FFFD, numbers without a token nothing.</summary>
    public string Decode(IEnumerable<int> tokens) => _bpe.Decode(tokens) ?? "";

    /// <summary>Tokens of a text; the special token is never among them, whatever the text says.</summary>
    public IEnumerable<ushort> Encode(string text) => _bpe.EncodeToIds(text).Select(id => checked((ushort)id));

    // The pieces that are encoded by themselves: contractions, words, numbers, signs, white space (Radford et al. 2019, their published encoder).
    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Pieces();
}
