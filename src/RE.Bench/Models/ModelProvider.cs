namespace RE.Bench.Models;

/// <summary>Whose protocol a model is spoken to in.</summary>
public enum ModelProvider
{
    /// <summary>OpenAI chat completions.</summary>
    OpenAi,

    /// <summary>Anthropic Messages.</summary>
    Anthropic,

    /// <summary>Any server that answers OpenAI chat completions at a base URL of its own.</summary>
    Compatible,
}
