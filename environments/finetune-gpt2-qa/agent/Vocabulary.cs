// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2

/// <summary>How the model reads prompts and writes answers.</summary>
abstract class Vocabulary
{
    /// <summary>The token that ends an answer.</summary>
    public abstract int End { get; }

    /// <summary>Whether an answer that did not end in time counts as what was written so far.</summary>
    public abstract bool CutCounts { get; }

    /// <summary>The vocabulary of a folder: GPT-2's where its vocab.json and merges.txt are, else the pieces of vocabulary.json.</summary>
    public static Vocabulary Read(string folder = ".") => File.Exists(Path.Combine(folder, "vocab.json")) ? new Gpt2Pieces(folder) : new WordPieces(Path.Combine(folder, "vocabulary.json"));

    /// <summary>The prompt as the model reads it, up to where its answer begins.</summary>
    public abstract long[] Prompt(string prompt);

    /// <summary>An answer as the model should write it, with its end.</summary>
    public abstract long[] Finished(string answer);

    /// <summary>The text of an answer without its end; null for what is no answer.</summary>
    public abstract string? Decode(IReadOnlyList<long> tokens);
}
