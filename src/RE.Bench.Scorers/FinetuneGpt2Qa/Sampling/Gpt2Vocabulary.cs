using RE.Bench.Environments.Data.Hub;

namespace RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;

/// <summary>GPT-2's own tokens: a prompt becomes <c>Question: …</c> and, on the next line, <c>Answer:</c>; the token that ends a document ends an answer.</summary>
/// <param name="tokenizer">GPT-2's.</param>
internal sealed class Gpt2Vocabulary(Gpt2Tokenizer tokenizer) : IAnswerVocabulary
{
    /// <inheritdoc/>
    public long End => tokenizer.End;

    /// <summary>Reads <c>vocab.json</c> and <c>merges.txt</c> of a folder.</summary>
    /// <exception cref="Budgets.UserErrorException">They are not GPT-2's.</exception>
    public static Gpt2Vocabulary Read(string folder) => new(new Gpt2Tokenizer(Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt")));

    /// <inheritdoc/>
    public long[] Prompt(string prompt) => [.. tokenizer.Encode($"Question: {prompt}\nAnswer:").Select(token => (long)token)];

    /// <summary>The text of an answer without the blanks around it; what is no UTF-8 becomes U+FFFD.</summary>
    public string Text(IEnumerable<long> tokens) => tokenizer.Decode(tokens.Select(token => (int)token)).Trim();
}
