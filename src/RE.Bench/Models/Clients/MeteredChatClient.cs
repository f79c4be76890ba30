using Microsoft.Extensions.AI;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models.Clients;

/// <summary>Adds up what every answer used, also those that are thrown away and asked for again.</summary>
internal sealed class MeteredChatClient(IChatClient inner, ModelPrice? price) : DelegatingChatClient(inner)
{
    public ModelUsage Used { get; private set; } = ModelUsage.Zero;

    public void Reset() => Used = ModelUsage.Zero;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        Used += ModelUsage.Of(response, price);
        return response;
    }
}
