using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Gives one attempt a time limit of its own; the libraries' limits do not cover all of an answer's body.</summary>
internal sealed class AttemptTimeoutChatClient(IChatClient inner, TimeSpan timeout, TimeProvider time) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await base.GetResponseAsync(messages, options, linked.Token);
        }
        catch (Exception e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderFault(FaultKind.Slow, $"no whole answer within {DurationText.Format(timeout)}", e);
        }
    }
}
