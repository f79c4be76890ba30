namespace RE.Bench.Environments.Data.Hub;

/// <summary>What becomes of a file of the hub.</summary>
internal enum HubUse
{
    /// <summary>Parquet with a column <c>text</c>, a document a row: becomes tokens.</summary>
    Text,

    /// <summary>GPT-2's <c>vocab.json</c>.</summary>
    Vocabulary,

    /// <summary>GPT-2's <c>merges.txt</c>.</summary>
    Merges,

    /// <summary>Shown to the sandbox as it is.</summary>
    Visible,

    /// <summary>A model in GPT-2's layout as safetensors: shown to the sandbox with the rows of its token embedding in another order.</summary>
    Scrambled,

    /// <summary>A model in GPT-2's layout as safetensors: shown with the rows of its 256 bytes in their order, and <c>tokenizer.json</c> in the form of our own encodings beside it.</summary>
    ByteOrder,

    /// <summary>Shown to scorers alone, as it is.</summary>
    HeldOut,
}
