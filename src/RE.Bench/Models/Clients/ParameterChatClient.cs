using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Clients;

/// <summary>Adds a model's parameters to every request, so that agents need not know them.</summary>
internal sealed class ParameterChatClient(IChatClient inner, Action<ChatOptions> apply) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Applied(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Applied(options), cancellationToken);

    private ChatOptions Applied(ChatOptions? options)
    {
        var applied = options?.Clone() ?? new();
        apply(applied);
        return applied;
    }
}
