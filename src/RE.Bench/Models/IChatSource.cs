using Microsoft.Extensions.AI;
using RE.Bench.Budgets;

namespace RE.Bench.Models;

/// <summary>Where a model's answers come from: its provider, or a recording.</summary>
internal interface IChatSource : IDisposable
{
    /// <summary>Told once, before the first call, how many answers the run's journal holds already.</summary>
    void Begin(int answered);

    /// <summary>One exchange; several at once are fine.</summary>
    Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, Purse? purse, CancellationToken cancellationToken);
}
