using Microsoft.Extensions.AI;
using RE.Bench.Models.Clients;
using RE.Bench.Models.Concurrency;
using RE.Bench.Models.Prices;
using RE.Bench.Models.Raw;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models;

/// <summary>Makes models ready to be asked.</summary>
/// <param name="keys">Keys and addresses.</param>
/// <param name="prices">What models cost.</param>
/// <param name="limits">How long a model that does not answer is asked again.</param>
/// <param name="time">The clock of waits and time limits.</param>
/// <param name="slots">How often at once providers are asked, shared by all that ask in this process; null = not shared.</param>
public sealed class ChatModelFactory(ModelKeys keys, PriceTable prices, RetryLimits limits, TimeProvider time, ProviderSlots? slots = null)
{
    private readonly CallRules _rules = new(limits, slots ?? new(new(), time), time);

    /// <summary>Makes a model ready; nothing is sent yet.</summary>
    /// <param name="spec">Which model and how.</param>
    /// <param name="waits">Is told of every wait.</param>
    /// <param name="price">What it costs; null = what the table says.</param>
    /// <exception cref="Budgets.UserErrorException">A key or an address is missing.</exception>
    public ChatModel Create(ChatModelSpec spec, IProviderWaits waits, ModelPrice? price = null)
    {
        var endpoint = ModelEndpoint.Of(spec, keys);
        var http = new HttpClient(Handler(endpoint)) { Timeout = Timeout.InfiniteTimeSpan };
        var known = price ?? prices.Find(spec);
        return new(spec, known, new ProviderChatSource(spec, known, new(new RawChatClient(Client(spec, endpoint, http), spec, endpoint, http), endpoint.Server, http), _rules, waits));
    }

    private AnswerHandler Handler(ModelEndpoint endpoint)
    {
        var redactor = keys.Redactor();
        var sockets = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = TimeSpan.FromSeconds(30) };
        return new(endpoint.Server, AnswerChecks.For(endpoint.Protocol), new FailedStatus(endpoint.Server, redactor, time), redactor, endpoint.Around(sockets));
    }

    private static IChatClient Client(ChatModelSpec spec, ModelEndpoint endpoint, HttpClient http) => endpoint.Protocol switch
    {
        WireProtocol.AnthropicMessages => AnthropicClients.Create(spec, endpoint, http),
        WireProtocol.OpenAiResponses => ResponsesClients.Create(spec, endpoint, http),
        _ => OpenAiClients.Create(spec, endpoint, http),
    };
}
