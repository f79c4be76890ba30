using Microsoft.Extensions.AI;
using RE.Bench.Models.Clients;
using RE.Bench.Models.Prices;
using RE.Bench.Models.Raw;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models;

/// <summary>Makes models ready to be asked.</summary>
/// <param name="keys">Keys and addresses.</param>
/// <param name="prices">What models cost.</param>
/// <param name="limits">How long a model that does not answer is asked again.</param>
/// <param name="time">The clock of waits and time limits.</param>
public sealed class ChatModelFactory(ModelKeys keys, PriceTable prices, RetryLimits limits, TimeProvider time)
{
    /// <summary>Makes a model ready; nothing is sent yet.</summary>
    /// <param name="spec">Which model and how.</param>
    /// <param name="waits">Is told of every wait.</param>
    /// <exception cref="Budgets.UserErrorException">A key or an address is missing.</exception>
    public ChatModel Create(ChatModelSpec spec, IProviderWaits waits)
    {
        var endpoint = ModelEndpoint.Of(spec, keys);
        var redactor = keys.Redactor();
        var http = new HttpClient(new AnswerHandler(
            endpoint.Server,
            AnswerChecks.For(endpoint.Protocol),
            new FailedStatus(endpoint.Server, redactor, time),
            redactor,
            new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = TimeSpan.FromSeconds(30) }))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return Around(spec, endpoint.Server, new RawChatClient(Client(spec, endpoint, http), spec, endpoint, http), waits, http);
    }

    private static IChatClient Client(ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http) => endpoint.Protocol switch
    {
        WireProtocol.AnthropicMessages => AnthropicClients.Create(spec, endpoint, http),
        WireProtocol.OpenAiResponses => ResponsesClients.Create(spec, endpoint, http),
        _ => OpenAiClients.Create(spec, endpoint, http),
    };

    // From the inside out: parameters, stream, meter, check, time limit, retry, journal form.
    private ChatModel Around(ChatModelSpec spec, ModelServer server, IChatClient client, IProviderWaits waits, HttpClient http)
    {
        var price = prices.Find(spec);
        var asked = spec.Stream ? new StreamedAnswerChatClient(client, limits.StreamIdleTimeout, time) : client;
        var meter = new MeteredChatClient(asked, price);
        var whole = new AttemptTimeoutChatClient(new CheckedAnswerChatClient(meter, server), limits.AttemptTimeout, time);
        var retried = new RetryingChatClient(whole, server, limits, waits, time);
        return new(spec, price, new WholeAnswerChatClient(new SettledAnswerChatClient(retried)), meter, http);
    }
}
