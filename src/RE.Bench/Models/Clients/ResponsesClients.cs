using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Responses;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Models spoken to in OpenAI's Responses; nothing is stored there, thoughts travel back and forth sealed.</summary>
internal static class ResponsesClients
{
    public static IChatClient Create(ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http)
    {
        var options = new ResponsesClientOptions
        {
            Endpoint = endpoint.Server.Address,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            Transport = new HttpClientPipelineTransport(http),
        };
        var client = new ResponsesClient(new ApiKeyCredential(endpoint.Key ?? OpenAiClients.NoKey), options).AsIChatClient(spec.Model);
        return new ParameterChatClient(new FinishReasonChatClient(client), o => Apply(spec, o));
    }

    private static void Apply(ChatModelSpec spec, ChatOptions options)
    {
        options.Temperature ??= spec.Temperature;
        options.MaxOutputTokens = spec.OutputTokensOf(options.MaxOutputTokens);
        options.RawRepresentationFactory = _ => Raw(spec);
    }

    private static CreateResponseOptions Raw(ChatModelSpec spec)
    {
        var raw = new CreateResponseOptions { StoredOutputEnabled = false };
        raw.IncludedProperties.Add(IncludedResponseProperty.ReasoningEncryptedContent);
        if (spec.Effort is { } effort)
        {
            raw.ReasoningOptions = new() { ReasoningEffortLevel = new ResponseReasoningEffortLevel(OpenAiClients.Level(effort)) };
        }

        return raw;
    }
}
