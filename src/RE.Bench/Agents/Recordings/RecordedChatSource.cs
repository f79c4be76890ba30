using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Agents.Recordings;

/// <summary>
/// Answers from a recording: each request gets the first answer that is left, if it asks what was asked then. Requests that were made at the same
/// time may come in another order. Needs no network and no key.
/// </summary>
/// <param name="recording">The answers.</param>
/// <param name="lenient">Take the first answer that is left also when something else was asked.</param>
internal sealed class RecordedChatSource(Recording recording, bool lenient) : IChatSource
{
    private readonly Lock _gate = new();
    private readonly List<RecordedExchange> _left = [.. recording.Exchanges];

    public void Begin(int answered)
    {
        lock (_gate)
        {
            _left.RemoveRange(0, Math.Min(answered, _left.Count));
        }
    }

    public async Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, Purse? purse, CancellationToken cancellationToken)
    {
        var exchange = Take(RecordedRequest.Of(messages, options));
        var usage = Usage(exchange.Usage);
        var spending = new Spending(usage.Tokens, usage.CostUsd ?? 0, 1);
        using var hold = purse is null ? null : await purse.ReserveAsync(spending, cancellationToken);
        hold?.Settle(spending);
        return new(Response(exchange), usage);
    }

    public void Dispose()
    {
        // Nothing is open.
    }

    private RecordedExchange Take(RecordedRequest asked)
    {
        lock (_gate)
        {
            var found = _left.Count == 0 ? throw Over() : _left.FindIndex(exchange => exchange.Request.Digest == asked.Digest);
            if (found < 0 && !lenient)
            {
                throw new UserErrorException($"{RecordingDifference.Between(_left[0], asked, recording.Path)} {RecordingDifference.Advice}");
            }

            var taken = _left[Math.Max(found, 0)];
            _left.Remove(taken);
            return taken;
        }
    }

    private Exception Over() => recording.Exit switch
    {
        { Outcome: RunOutcomes.BudgetSpent } exit => new LimitReachedException(exit.Detail),
        { } exit => new ProviderRejectedException($"the recording '{recording.Path}' has no more answers: the recorded run ended as '{exit.Outcome}' after {recording.Exchanges.Count}", 0),
        null => new ProviderRejectedException($"the recording '{recording.Path}' has no more answers: the recorded run had not ended after {recording.Exchanges.Count}", 0),
    };

    private ChatResponse Response(RecordedExchange exchange)
    {
        try
        {
            return (ChatResponse)exchange.Reply.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)))!;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new UserErrorException($"Exchange {exchange.Number} of the recording '{recording.Path}' holds no answer of a model ({failure.Message}). Restore it, or record again.", failure);
        }
    }

    private static ModelUsage Usage(UsageFacts? usage) => usage is null ? new() : new()
    {
        InputTokens = usage.InputTokens,
        OutputTokens = usage.OutputTokens,
        CachedTokens = usage.CachedTokens,
        ReasoningTokens = usage.ReasoningTokens,
        CostUsd = usage.CostUsd,
    };
}
