using System.Text.RegularExpressions;
using RE.Bench.Budgets;

namespace RE.Bench.Models.Wire;

/// <summary>Address and key that a model is asked with.</summary>
/// <param name="Server">The address, for use and for messages.</param>
/// <param name="Key">The key; null = none.</param>
/// <param name="Protocol">How the server is spoken to.</param>
internal sealed partial record ModelEndpoint(ModelServer Server, string? Key, WireProtocol Protocol)
{
    private static readonly Uri OpenAi = new("https://api.openai.com/v1");
    private static readonly Uri Anthropic = new("https://api.anthropic.com");

    public static ModelEndpoint Of(ChatModelSpec spec, ModelKeys keys) =>
        spec.Provider == ModelProvider.Anthropic ? OfAnthropic(spec, keys) : OfOpenAi(spec, keys);

    private static ModelEndpoint OfAnthropic(ChatModelSpec spec, ModelKeys keys) => new(
        new(spec.Name, spec.BaseUrl ?? Anthropic, ModelKeys.AnthropicVariable, AddressSource(spec, "the network")),
        keys.Anthropic ?? throw Missing(spec, ModelKeys.AnthropicVariable),
        WireProtocol.AnthropicMessages);

    private static ModelEndpoint OfOpenAi(ChatModelSpec spec, ModelKeys keys)
    {
        var given = spec.BaseUrl ?? keys.ParsedBaseUrl();
        if (given is null && spec.Provider == ModelProvider.Compatible)
        {
            throw new UserErrorException($"'{spec.Name}' needs the address of its server. Set {ModelKeys.BaseUrlVariable}, for example to 'http://localhost:8000/v1'.");
        }

        // A server of one's own may want no key; OpenAI always does.
        var key = keys.OpenAi ?? (given is null ? throw Missing(spec, ModelKeys.OpenAiVariable) : null);
        var source = AddressSource(spec, given is null ? "the network" : ModelKeys.BaseUrlVariable);
        return new(new(spec.Name, WithPath(given ?? OpenAi), key is null ? null : ModelKeys.OpenAiVariable, source), key, OpenAiProtocol(spec, given is null));
    }

    private static WireProtocol OpenAiProtocol(ChatModelSpec spec, bool isOpenAi) =>
        (spec.Api ?? (isOpenAi && WantsResponses().IsMatch(spec.Model) ? ModelApi.Responses : ModelApi.Chat)) == ModelApi.Responses
            ? WireProtocol.OpenAiResponses
            : WireProtocol.OpenAiChat;

    // 400 "Function tools with reasoning_effort are not supported for gpt-5.4 in /v1/chat/completions": openai/openai-openapi issue 541.
    [GeneratedRegex(@"^gpt-(5\.([4-9]|\d\d)|[6-9]|\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex WantsResponses();

    private static Uri WithPath(Uri address) => address.AbsolutePath == "/" ? new(address, "/v1") : address;

    private static string AddressSource(ChatModelSpec spec, string otherwise) => spec.BaseUrl is null ? otherwise : "'base-url' of the agent";

    private static UserErrorException Missing(ChatModelSpec spec, string variable) =>
        new($"'{spec.Name}' needs a key, and {variable} is not set. Set {variable} to your key, then run again.");
}
