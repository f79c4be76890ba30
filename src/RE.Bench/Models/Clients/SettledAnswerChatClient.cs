using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RE.Bench.Models.Clients;

/// <summary>
/// Gives an answer exactly as a journal gives it back: through JSON, without what only lives in memory. An agent that runs again from its journal
/// so sees, and sends, the same bytes as the first time.
/// </summary>
internal sealed class SettledAnswerChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private static readonly JsonSerializerOptions Json = AIJsonUtilities.DefaultOptions;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var response = await base.GetResponseAsync(sent, options, cancellationToken);
        foreach (var message in response.Messages)
        {
            message.Contents = [.. message.Contents.Select((content, i) => content is FunctionCallContent call ? SettledCall.Of(call, $"call_{sent.Count}_{i}") : content)];
        }

        return JsonSerializer.Deserialize<ChatResponse>(JsonSerializer.SerializeToUtf8Bytes(response, Json), Json)!;
    }
}
