using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Responses;

namespace RE.Bench.Models.Clients;

/// <summary>Says why an answer ended, where the client library for Responses does not.</summary>
internal sealed class FinishReasonChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        // That the answer is whole, the check of its body has shown.
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        response.FinishReason ??= Reason(response.Messages.SelectMany(m => m.Contents).Any(c => c is FunctionCallContent));
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var hasCall = false;
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            hasCall |= update.Contents.Any(c => c is FunctionCallContent);
            update.FinishReason ??= update.RawRepresentation switch
            {
                StreamingResponseCompletedUpdate => Reason(hasCall),
                StreamingResponseIncompleteUpdate => ChatFinishReason.Length,
                _ => null,
            };
            yield return update;
        }
    }

    private static ChatFinishReason Reason(bool hasCall) => hasCall ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop;
}
