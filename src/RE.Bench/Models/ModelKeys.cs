using RE.Bench.Budgets;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models;

/// <summary>Keys and addresses of model servers, from environment variables only.</summary>
public sealed record ModelKeys
{
    /// <summary>Variable with OpenAI's key.</summary>
    public const string OpenAiVariable = "OPENAI_API_KEY";

    /// <summary>Variable with the key of models on Azure.</summary>
    public const string AzureVariable = "AZURE_OPENAI_API_KEY";

    /// <summary>Variable with Anthropic's key.</summary>
    public const string AnthropicVariable = "ANTHROPIC_API_KEY";

    /// <summary>Variable with the address of an OpenAI-compatible server.</summary>
    public const string BaseUrlVariable = "REBENCH_BASE_URL";

    /// <summary>OpenAI's key; null when unset or empty.</summary>
    public string? OpenAi { get; init; }

    /// <summary>The key of models on Azure; null when unset or empty.</summary>
    public string? Azure { get; init; }

    /// <summary>Anthropic's key; null when unset or empty.</summary>
    public string? Anthropic { get; init; }

    /// <summary>Address of an OpenAI-compatible server as it was given; null when unset or empty.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">The value of a variable, or null; usually <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    public static ModelKeys Read(Func<string, string?> variable)
    {
        string? Value(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;
        return new() { OpenAi = Value(OpenAiVariable), Azure = Value(AzureVariable), Anthropic = Value(AnthropicVariable), BaseUrl = Value(BaseUrlVariable) };
    }

    /// <summary>Name of the variable that must be set before a model can be asked; null when none is missing.</summary>
    public string? MissingFor(ChatModelSpec spec)
    {
        var address = spec.BaseUrl ?? (spec.Provider == ModelProvider.Anthropic ? null : ParsedBaseUrl());
        return spec.Provider == ModelProvider.Anthropic ? Named(AnthropicVariable, Anthropic)
            : address is null ? spec.Provider == ModelProvider.Compatible ? BaseUrlVariable : Named(OpenAiVariable, OpenAi)
            : AzureAddress.Is(address) ? Named(AzureVariable, Azure ?? OpenAi)
            : null;
    }

    /// <summary>Takes these keys out of texts.</summary>
    public SecretRedactor Redactor() => new([OpenAi, Azure, Anthropic]);

    /// <summary>Prints which keys are there, never what they are.</summary>
    public override string ToString() =>
        $"{OpenAiVariable} {Presence(OpenAi)}, {AzureVariable} {Presence(Azure)}, {AnthropicVariable} {Presence(Anthropic)}, {BaseUrlVariable} {BaseUrl ?? "not set"}";

    internal Uri? ParsedBaseUrl() => BaseUrl is null
        ? null
        : Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) && url!.Scheme is "http" or "https"
            ? url
            : throw new UserErrorException($"{BaseUrlVariable} is '{BaseUrl}', which is no http or https address. Set it to one such as 'http://localhost:8000/v1', or unset it.");

    private static string? Named(string variable, string? key) => key is null ? variable : null;

    private static string Presence(string? key) => key is null ? "not set" : "set";
}
