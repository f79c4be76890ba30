using Microsoft.Extensions.AI;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models.Clients;

/// <summary>Adds up what every answer used, also those that are thrown away and asked for again.</summary>
internal sealed class MeteredChatClient(IChatClient inner, ModelPrice? price) : DelegatingChatClient(inner)
{
    // Flows from a call down to its attempts, so that calls at the same time do not add to each other.
    private readonly AsyncLocal<UsageSheet?> _sheet = new();

    /// <summary>A sheet for the call that begins here.</summary>
    public UsageSheet Open() => _sheet.Value = new UsageSheet();

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        _sheet.Value?.Add(ModelUsage.Of(response, price));
        return response;
    }
}
