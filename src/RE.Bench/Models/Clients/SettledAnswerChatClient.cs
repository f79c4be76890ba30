using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Clients;

/// <summary>
/// Gives an answer exactly as a journal gives it back: through JSON, without what only lives in memory. An agent that runs again from its journal
/// so sees, and sends, the same bytes as the first time.
/// </summary>
internal sealed class SettledAnswerChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        foreach (var call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Where(c => c.Exception is not null))
        {
            call.Arguments = null;
            (call.AdditionalProperties ??= [])[BrokenArguments.Key] = "The arguments were not valid JSON.";
        }

        return JsonSerializer.Deserialize<ChatResponse>(JsonSerializer.SerializeToUtf8Bytes(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
    }
}
