using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Events;

namespace RE.Bench.Runs;

/// <summary>Asks the agent's model and writes conversations so that a journal grows with what is new, not with what is repeated.</summary>
/// <param name="client">Retried and metered; null when the agent has no model.</param>
/// <param name="meter">Reads what a reply used.</param>
internal sealed class ChatDesk(IChatClient? client, Func<ChatResponse, UsageFacts> meter)
{
    private List<string> _previous = [];

    /// <summary>The request as the journal writes it.</summary>
    public JsonElement Describe(IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        var elements = messages.Select(StepJson.ToElement).ToList();
        var digests = elements.ConvertAll(element => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(element, StepJson.Default.JsonElement))));
        var keep = digests.Zip(_previous).TakeWhile(pair => pair.First == pair.Second).Count();
        _previous = digests;
        var step = new ChatStep(keep, elements[keep..], [.. (options.Tools ?? []).Select(tool => tool.Name)]);
        return JsonSerializer.SerializeToElement(step, StepJson.Default.ChatStep);
    }

    /// <summary>One exchange.</summary>
    /// <exception cref="InvalidOperationException">The agent has no model.</exception>
    public async Task<(JsonElement Reply, UsageFacts? Usage)> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var asked = client ?? throw new InvalidOperationException("This agent has no model to ask.");
        var response = await asked.GetResponseAsync(messages, options, cancellationToken);
        return (StepJson.ToElement(response), meter(response));
    }
}
