using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Raw;

/// <summary>Sends requests that are in the model's own protocol as they are; all others, and all other layers' work, go as ever.</summary>
/// <param name="inner">Asks in every other case.</param>
/// <param name="spec">Which model.</param>
/// <param name="endpoint">Where it is.</param>
/// <param name="http">Its connections, whose handler refuses what is no answer.</param>
internal sealed class RawChatClient(IChatClient inner, ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Mine(options) is { } raw ? new RawCall(spec, endpoint, http).RunAsync(raw, cancellationToken) : base.GetResponseAsync(messages, Without(options), cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Mine(options) is { } raw)
        {
            foreach (var update in (await new RawCall(spec, endpoint, http).RunAsync(raw, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }

            yield break;
        }

        await foreach (var update in base.GetStreamingResponseAsync(messages, Without(options), cancellationToken))
        {
            yield return update;
        }
    }

    private RawExchange? Mine(ChatOptions? options) => RawExchange.In(options) is { } raw && raw.Protocol == endpoint.Protocol ? raw : null;

    private static ChatOptions? Without(ChatOptions? options)
    {
        if (RawExchange.In(options) is null)
        {
            return options;
        }

        var plain = options!.Clone();
        plain.AdditionalProperties = null;
        return plain;
    }
}
