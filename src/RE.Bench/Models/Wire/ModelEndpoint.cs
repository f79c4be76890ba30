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

    /// <summary>What follows the path in every request, such as <c>?api-version=2024-10-21</c>; mostly empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether the key goes into a header of its own, as Azure wants it.</summary>
    public bool IsAzure { get; init; }

    public static ModelEndpoint Of(ChatModelSpec spec, ModelKeys keys) =>
        spec.Provider == ModelProvider.Anthropic ? OfAnthropic(spec, keys) : OfOpenAi(spec, keys);

    /// <summary>Puts around a handler what this address wants beside what its client library sends.</summary>
    public HttpMessageHandler Around(HttpMessageHandler inner) => Query.Length > 0 || IsAzure ? new AddressHandler(Query, IsAzure ? Key : null, inner) : inner;

    private static ModelEndpoint OfAnthropic(ChatModelSpec spec, ModelKeys keys)
    {
        var given = Checked(spec.BaseUrl ?? Anthropic);
        var server = new ModelServer(spec.Name, Bare(given), ModelKeys.AnthropicVariable, AddressSource(spec, "the network"));
        return new(server, keys.Anthropic ?? throw Missing(spec, ModelKeys.AnthropicVariable), WireProtocol.AnthropicMessages) { Query = given.Query };
    }

    private static ModelEndpoint OfOpenAi(ChatModelSpec spec, ModelKeys keys)
    {
        var given = spec.BaseUrl ?? keys.ParsedBaseUrl();
        if (given is null && spec.Provider == ModelProvider.Compatible)
        {
            throw new UserErrorException($"'{spec.Name}' needs the address of its server. Set {ModelKeys.BaseUrlVariable}, for example to 'http://localhost:8000/v1'.");
        }

        var address = WithPath(Checked(given ?? OpenAi));
        var source = AddressSource(spec, given is null ? "the network" : ModelKeys.BaseUrlVariable);
        var (key, variable) = AzureAddress.Is(address) ? AzureKey(spec, keys) : OpenAiKey(spec, keys, given is null);
        return new(new(spec.Name, Bare(address), variable, source), key, OpenAiProtocol(spec, given is null)) { Query = address.Query, IsAzure = AzureAddress.Is(address) };
    }

    // A server of one's own may want no key; OpenAI always does.
    private static (string? Key, string? Variable) OpenAiKey(ChatModelSpec spec, ModelKeys keys, bool isOpenAi) =>
        isOpenAi && keys.OpenAi is null ? throw Missing(spec, ModelKeys.OpenAiVariable) : (keys.OpenAi, keys.OpenAi is null ? null : ModelKeys.OpenAiVariable);

    private static (string? Key, string? Variable) AzureKey(ChatModelSpec spec, ModelKeys keys) =>
        keys.Azure is { } key ? (key, ModelKeys.AzureVariable)
        : keys.OpenAi is { } other ? (other, ModelKeys.OpenAiVariable)
        : throw Missing(spec, ModelKeys.AzureVariable);

    private static WireProtocol OpenAiProtocol(ChatModelSpec spec, bool isOpenAi) =>
        (spec.Api ?? (isOpenAi && WantsResponses().IsMatch(spec.Model) ? ModelApi.Responses : ModelApi.Chat)) == ModelApi.Responses
            ? WireProtocol.OpenAiResponses
            : WireProtocol.OpenAiChat;

    // 400 "Function tools with reasoning_effort are not supported for gpt-5.4 in /v1/chat/completions": openai/openai-openapi issue 541.
    [GeneratedRegex(@"^gpt-(5\.([4-9]|\d\d)|[6-9]|\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex WantsResponses();

    private static Uri WithPath(Uri address) => address.AbsolutePath == "/" ? new(address, (AzureAddress.Is(address) ? "/openai/v1" : "/v1") + address.Query) : address;

    // The client libraries append to the path, and what comes after it goes back in its place later.
    private static Uri Bare(Uri address) => new(address.GetLeftPart(UriPartial.Path).TrimEnd('/'));

    private static Uri Checked(Uri address) => address.UserInfo.Length == 0
        ? address
        : throw new UserErrorException($"The address of '{address.Host}' holds a name or a password, which would be written into results. Leave them out, and give a key by its variable.");

    private static string AddressSource(ChatModelSpec spec, string otherwise) => spec.BaseUrl is null ? otherwise : "'base-url' of the agent";

    private static UserErrorException Missing(ChatModelSpec spec, string variable) =>
        new($"'{spec.Name}' needs a key, and {variable} is not set. Set {variable} to your key, then run again.");
}
