using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models;

/// <summary>A model that is ready to be asked: retried, timed, checked and metered. Safe for several calls at once.</summary>
public sealed class ChatModel : IDisposable
{
    private readonly IChatSource _source;

    internal ChatModel(ChatModelSpec spec, ModelPrice? price, IChatSource source) => (Spec, Price, _source) = (spec, price, source);

    /// <summary>Which model and how.</summary>
    public ChatModelSpec Spec { get; }

    /// <summary>What it costs; null = unknown.</summary>
    public ModelPrice? Price { get; }

    /// <summary>Told once, before the first call, how many answers the run's journal holds already.</summary>
    public void Begin(int answered) => _source.Begin(answered);

    /// <summary>Asks once and waits for the whole answer.</summary>
    /// <exception cref="ProviderUnavailableException">No usable answer within the bounds of the retries.</exception>
    /// <exception cref="ProviderRejectedException">The server refused what the request says.</exception>
    /// <exception cref="UserErrorException">Key, quota, address or model name are wrong.</exception>
    public Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        _source.AskAsync(messages, options, null, cancellationToken);

    /// <summary>The same, paid from a purse: each attempt's worst case is set aside before it and settled after it.</summary>
    /// <exception cref="LimitReachedException">The purse leaves nothing for another call.</exception>
    public Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, Purse purse, CancellationToken cancellationToken) =>
        _source.AskAsync(messages, options, purse, cancellationToken);

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _source.Dispose();
}
