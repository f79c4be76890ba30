using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Clients;

/// <summary>Answers a caller that wants a stream with the whole answer at once, so that no call can pass the layers below unretried and unmetered.</summary>
internal sealed class WholeAnswerChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
