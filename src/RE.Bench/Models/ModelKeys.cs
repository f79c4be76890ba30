using RE.Bench.Budgets;

namespace RE.Bench.Models;

/// <summary>Keys and addresses of model servers, from environment variables only.</summary>
public sealed record ModelKeys
{
    /// <summary>Variable with OpenAI's key.</summary>
    public const string OpenAiVariable = "OPENAI_API_KEY";

    /// <summary>Variable with Anthropic's key.</summary>
    public const string AnthropicVariable = "ANTHROPIC_API_KEY";

    /// <summary>Variable with the address of an OpenAI-compatible server.</summary>
    public const string BaseUrlVariable = "REBENCH_BASE_URL";

    /// <summary>OpenAI's key; null when unset or empty.</summary>
    public string? OpenAi { get; init; }

    /// <summary>Anthropic's key; null when unset or empty.</summary>
    public string? Anthropic { get; init; }

    /// <summary>Address of an OpenAI-compatible server as it was given; null when unset or empty.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Reads the three variables.</summary>
    /// <param name="variable">The value of a variable, or null; usually <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    public static ModelKeys Read(Func<string, string?> variable)
    {
        string? Value(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;
        return new() { OpenAi = Value(OpenAiVariable), Anthropic = Value(AnthropicVariable), BaseUrl = Value(BaseUrlVariable) };
    }

    /// <summary>Takes these keys out of texts.</summary>
    public SecretRedactor Redactor() => new([OpenAi, Anthropic]);

    /// <summary>Prints which keys are there, never what they are.</summary>
    public override string ToString() =>
        $"{OpenAiVariable} {Presence(OpenAi)}, {AnthropicVariable} {Presence(Anthropic)}, {BaseUrlVariable} {BaseUrl ?? "not set"}";

    internal Uri? ParsedBaseUrl() => BaseUrl is null
        ? null
        : Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) && url!.Scheme is "http" or "https"
            ? url
            : throw new UserErrorException($"{BaseUrlVariable} is '{BaseUrl}', which is no http or https address. Set it to one such as 'http://localhost:8000/v1', or unset it.");

    private static string Presence(string? key) => key is null ? "not set" : "set";
}
