using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Runs;

/// <summary>Asks the agent's model and writes conversations so that a journal grows with what is new, not with what is repeated.</summary>
/// <param name="model">Retried and metered; null when the agent has no model.</param>
/// <param name="purse">Pays.</param>
internal sealed class ChatDesk(ChatModel? model, Purse purse) : IDisposable
{
    private List<string> _previous = [];

    /// <summary>The model; null when the agent has none.</summary>
    public ChatModelSpec? Model => model?.Spec;

    /// <summary>The request as the journal writes it.</summary>
    public JsonElement Describe(IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        Describe(messages, [.. (options.Tools ?? []).Select(tool => tool.Name)], null);

    /// <summary>The same for a request that may be repeated.</summary>
    public JsonElement Describe(IReadOnlyList<ChatMessage> messages, IReadOnlyList<string> tools, string? key)
    {
        var elements = messages.Select(StepJson.ToElement).ToList();
        var digests = elements.ConvertAll(element => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(element, StepJson.Default.JsonElement))));
        var keep = digests.Zip(_previous).TakeWhile(pair => pair.First == pair.Second).Count();
        _previous = digests;
        var step = new ChatStep(keep, elements[keep..], tools, key);
        return JsonSerializer.SerializeToElement(step, StepJson.Default.ChatStep);
    }

    /// <summary>One exchange.</summary>
    /// <exception cref="InvalidOperationException">The agent has no model.</exception>
    /// <exception cref="BudgetSpentException">A limit leaves nothing for another call.</exception>
    public async Task<(JsonElement Reply, UsageFacts? Usage)> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var exchange = await ExchangeAsync(messages, options, cancellationToken);
        return (StepJson.ToElement(exchange.Response), Facts(exchange));
    }

    /// <summary>One exchange, as the model layer gives it.</summary>
    /// <exception cref="InvalidOperationException">The agent has no model.</exception>
    /// <exception cref="BudgetSpentException">A limit leaves nothing for another call.</exception>
    public async Task<ChatExchange> ExchangeAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken)
    {
        var asked = model ?? throw new InvalidOperationException("This agent has no model to ask.");
        try
        {
            return await asked.AskAsync(messages, options, purse, cancellationToken);
        }
        catch (LimitReachedException reached)
        {
            throw new BudgetSpentException(reached.Limit);
        }
    }

    /// <summary>Closes the model's connections.</summary>
    public void Dispose() => model?.Dispose();

    /// <summary>What an exchange used, as the journal writes it.</summary>
    public static UsageFacts Facts(ChatExchange exchange) => new()
    {
        InputTokens = exchange.Usage.InputTokens,
        OutputTokens = exchange.Usage.OutputTokens,
        CachedTokens = exchange.Usage.CachedTokens,
        ReasoningTokens = exchange.Usage.ReasoningTokens,
        CostUsd = exchange.Usage.CostUsd,
        ReportedModel = exchange.Response.ModelId,
    };
}
