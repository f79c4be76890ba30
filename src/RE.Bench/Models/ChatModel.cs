using Microsoft.Extensions.AI;
using RE.Bench.Models.Clients;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models;

/// <summary>A model that is ready to be asked: retried, timed, checked and metered. Calls may overlap.</summary>
public sealed class ChatModel : IDisposable
{
    private readonly MeteredChatClient _meter;
    private readonly HttpClient _http;

    internal ChatModel(ChatModelSpec spec, ModelPrice? price, IChatClient client, MeteredChatClient meter, HttpClient http)
    {
        (Spec, Price, Client, _meter, _http) = (spec, price, client, meter, http);
    }

    /// <summary>Which model and how.</summary>
    public ChatModelSpec Spec { get; }

    /// <summary>What it costs; null = unknown.</summary>
    public ModelPrice? Price { get; }

    /// <summary>The client with all that is around it.</summary>
    public IChatClient Client { get; }

    /// <summary>Asks once and waits for the whole answer.</summary>
    /// <exception cref="ProviderUnavailableException">No usable answer within the bounds of the retries.</exception>
    /// <exception cref="ProviderRejectedException">The server refused what the request says.</exception>
    /// <exception cref="Budgets.UserErrorException">Key, quota, address or model name are wrong.</exception>
    public async Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var sheet = _meter.Open();
        var response = await Client.GetResponseAsync(messages, options, cancellationToken);
        return new(response, sheet.Used);
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
    }
}
