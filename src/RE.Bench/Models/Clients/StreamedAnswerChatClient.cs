using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Asks for a stream and puts the answer together, with a limit on silence within it.</summary>
internal sealed class StreamedAnswerChatClient(IChatClient inner, TimeSpan idle, TimeProvider time) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(idle, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        List<ChatResponseUpdate> updates = [];
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, linked.Token))
            {
                updates.Add(update);
                silence.CancelAfter(idle);
            }
        }
        catch (Exception e) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderFault(FaultKind.Slow, $"the answer's stream was silent for {DurationText.Format(idle)}", e);
        }

        return updates.ToChatResponse();
    }
}
