using Anthropic;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Models spoken to in Anthropic's Messages.</summary>
internal static class AnthropicClients
{
    public static IChatClient Create(ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http)
    {
        var client = new AnthropicClient
        {
            ApiKey = endpoint.Key,
            BaseUrl = endpoint.Server.Address.ToString(),
            MaxRetries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            HttpClient = http,
        };
        return new ParameterChatClient(client.AsIChatClient(spec.Model, spec.MaxOutputTokens), o => Apply(spec, o));
    }

    private static void Apply(ChatModelSpec spec, ChatOptions options)
    {
        options.Temperature ??= spec.Temperature;
        var most = spec.OutputTokensOf(options.MaxOutputTokens);
        options.MaxOutputTokens = most;
        options.Reasoning = spec.Effort is { } effort ? new() { Effort = Level(effort) } : null;
        // Long conversations are sent again each turn: the provider's cache makes that a tenth of the price.
        options.RawRepresentationFactory = _ => new MessageCreateParams
        {
            Model = spec.Model,
            MaxTokens = most,
            Messages = [],
            CacheControl = new(),
        };
    }

    private static ReasoningEffort Level(ModelEffort effort) => effort switch
    {
        ModelEffort.None => ReasoningEffort.None,
        ModelEffort.Minimal or ModelEffort.Low => ReasoningEffort.Low,
        ModelEffort.Medium => ReasoningEffort.Medium,
        ModelEffort.High => ReasoningEffort.High,
        _ => ReasoningEffort.ExtraHigh,
    };
}
