namespace RE.Bench.Scorers.FinetuneGpt2Qa.Sampling;

/// <summary>How a model reads prompts and writes answers.</summary>
internal interface IAnswerVocabulary
{
    /// <summary>The token that ends an answer.</summary>
    long End { get; }

    /// <summary>The prompt as a model reads it, up to where its answer begins.</summary>
    /// <exception cref="InvalidOperationException">The vocabulary lacks a character.</exception>
    long[] Prompt(string prompt);

    /// <summary>The text of an answer.</summary>
    string Text(IEnumerable<long> tokens);
}
