using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Live;
using RE.Bench.Models;

namespace RE.Bench.Runs.Live;

/// <summary>Model calls from inside the sandbox: any number at once, each a step; the only way by which a live agent reaches its model.</summary>
/// <param name="steps">Numbers and journals.</param>
/// <param name="desk">Asks, and writes conversations.</param>
internal sealed class LiveChats(LiveSteps steps, ChatDesk desk)
{
    private const string Action = "chat";

    /// <summary>One exchange, journaled before anybody hears of it.</summary>
    /// <exception cref="BudgetSpentException">No budget is left for it; nothing was asked.</exception>
    public async Task<ChatExchange> RunAsync(LiveChat chat, CancellationToken cancellationToken)
    {
        if (steps.SpentByModel() is { } spent)
        {
            throw new BudgetSpentException(spent);
        }

        var number = steps.Begin(Action, () => desk.Describe(chat.Messages, chat.Tools, chat.Key));
        try
        {
            var exchange = await chat.AskAsync(cancellationToken);
            steps.End(number, Action, StepJson.ToElement(exchange.Response), ChatDesk.Facts(exchange));
            return exchange;
        }
        catch (Exception failure) when (failure is not Events.JournalBrokenException)
        {
            steps.Break(number, Action, failure is OperationCanceledException ? "The call was ended before its answer was known." : failure.Message);
            throw;
        }
    }

    /// <summary>Asks through Microsoft.Extensions.AI.</summary>
    public Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken) =>
        desk.ExchangeAsync(messages, options, cancellationToken);

    /// <summary>Answers of an earlier harness's last seconds by their keys: they may not have been delivered.</summary>
    public static Dictionary<string, ChatResponse> Undelivered(RunState past)
    {
        var found = new Dictionary<string, ChatResponse>();
        foreach (var step in past.Steps.Values.Where(step => step is { Action: Action, Reply: not null } && past.LastAt - step.EndedTime <= LostTime.Delivery))
        {
            if (step.Request.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String && step.Reply!.Value.TryGetProperty("messages", out _))
            {
                found[key.GetString()!] = StepJson.ToResponse(step.Reply.Value);
            }
        }

        return found;
    }
}
