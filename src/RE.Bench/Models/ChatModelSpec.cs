using RE.Bench.Budgets;

namespace RE.Bench.Models;

/// <summary>Which model to talk to and how.</summary>
public sealed record ChatModelSpec
{
    /// <summary>What a message says a model must look like.</summary>
    public const string Expected = "'openai/<model>', 'anthropic/<model>' or 'compatible/<model>'";

    /// <summary>The protocol.</summary>
    public required ModelProvider Provider { get; init; }

    /// <summary>The model's name as its provider knows it.</summary>
    public required string Model { get; init; }

    /// <summary>How much it should think; null = the provider's default.</summary>
    public ModelEffort? Effort { get; init; }

    /// <summary>Upper bound of the tokens of one answer, thinking included.</summary>
    public int MaxOutputTokens { get; init; } = 32_000;

    /// <summary>Sampling temperature; null = the provider's default (reasoning models refuse any other).</summary>
    public float? Temperature { get; init; }

    /// <summary>Address of the server; null = the provider's own, or <c>REBENCH_BASE_URL</c> for all but Anthropic.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Which of OpenAI's protocols; null = what the model wants at OpenAI itself, chat completions at other addresses.</summary>
    public ModelApi? Api { get; init; }

    /// <summary>How many tokens the model can read at once.</summary>
    public int ContextTokens { get; init; } = 128_000;

    /// <summary>How many tokens of it a prompt should fill at most: three quarters, and room for the answer.</summary>
    public int PromptTokens => Math.Max(1000, Math.Min(ContextTokens / 4 * 3, ContextTokens - MaxOutputTokens));

    /// <summary>Whether answers are asked for as a stream, so that long thinking keeps the connection busy.</summary>
    public bool Stream { get; init; }

    /// <summary>Tokens of one answer: what a call asks for, and never more than the model may.</summary>
    public int OutputTokensOf(int? asked) => Math.Min(asked ?? MaxOutputTokens, MaxOutputTokens);

    /// <summary>The spec as one writes it: <c>openai/o1</c>.</summary>
    public string Name => $"{ProviderName(Provider)}/{Model}";

    /// <summary>Reads <c>provider/model</c>.</summary>
    /// <exception cref="UserErrorException">The text names no provider that is known, or no model.</exception>
    public static ChatModelSpec Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1 && ProviderOf(text[..slash]) is { } provider
            ? new() { Provider = provider, Model = text[(slash + 1)..] }
            : throw new UserErrorException($"'{text}' names no model. Write {Expected}, for example 'openai/o1'.");
    }

    private static ModelProvider? ProviderOf(string name) => name switch
    {
        "openai" => ModelProvider.OpenAi,
        "anthropic" => ModelProvider.Anthropic,
        "compatible" => ModelProvider.Compatible,
        _ => null,
    };

    private static string ProviderName(ModelProvider provider) => provider switch
    {
        ModelProvider.OpenAi => "openai",
        ModelProvider.Anthropic => "anthropic",
        _ => "compatible",
    };
}
