using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

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
            message.Contents = [.. message.Contents.Select((content, i) => content is FunctionCallContent call ? Settled(call, $"call_{sent.Count}_{i}") : content)];
        }

        return JsonSerializer.Deserialize<ChatResponse>(JsonSerializer.SerializeToUtf8Bytes(response, Json), Json)!;
    }

    private static FunctionCallContent Settled(FunctionCallContent call, string otherwise)
    {
        // Some servers send no id, and no provider takes a call back without one.
        var settled = new FunctionCallContent(string.IsNullOrWhiteSpace(call.CallId) ? otherwise : call.CallId, call.Name, call.Arguments)
        {
            AdditionalProperties = call.AdditionalProperties,
        };
        if (call.Exception is not null && WroteNothing(call))
        {
            settled.Arguments = new Dictionary<string, object?>();
        }
        else if (call.Exception is not null)
        {
            settled.Arguments = null;
            (settled.AdditionalProperties ??= [])[BrokenArguments.Key] = "The arguments were not valid JSON.";
        }

        return settled;
    }

    // Models often write nothing at all for a tool without parameters.
    private static bool WroteNothing(FunctionCallContent call) =>
        call.RawRepresentation is ChatToolCall { FunctionArguments: var written } && string.IsNullOrWhiteSpace(written?.ToString());
}
