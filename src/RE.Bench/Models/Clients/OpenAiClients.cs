using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Models spoken to in OpenAI's chat completions.</summary>
internal static class OpenAiClients
{
    // The client library wants a key; a server that needs none does not look at it.
    public const string NoKey = "none";

    public static IChatClient Create(ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.Server.Address,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(http),
        };
        return new ParameterChatClient(new ChatClient(spec.Model, new ApiKeyCredential(endpoint.Key ?? NoKey), options).AsIChatClient(), o => Apply(spec, o));
    }

    public static string Level(ModelEffort effort) => effort switch
    {
        ModelEffort.None => "none",
        ModelEffort.Minimal => "minimal",
        ModelEffort.Low => "low",
        ModelEffort.Medium => "medium",
        ModelEffort.High => "high",
        _ => "xhigh",
    };

    private static void Apply(ChatModelSpec spec, ChatOptions options)
    {
        options.Temperature ??= spec.Temperature;
        var most = spec.OutputTokensOf(options.MaxOutputTokens);
        options.RawRepresentationFactory = _ => Raw(spec, most);
        if (spec.Provider == ModelProvider.OpenAi)
        {
            options.MaxOutputTokens = most;
        }
    }

    private static ChatCompletionOptions Raw(ChatModelSpec spec, int mostTokens)
    {
        var raw = new ChatCompletionOptions();
        if (spec.Effort is { } effort)
        {
            raw.ReasoningEffortLevel = new ChatReasoningEffortLevel(Level(effort));
        }

        if (spec.Provider == ModelProvider.Compatible)
        {
            // Servers other than OpenAI's know the old name of max_completion_tokens, and all of them know that.
            raw.Patch.Set("$.max_tokens"u8, mostTokens);
        }

        return raw;
    }
}
