using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Concurrency;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Lets each attempt of a call begin only when it is admitted, and settles what it took, usable or not.</summary>
internal sealed class AdmittedChatClient(IChatClient inner, MeteredChatClient meter, Admission admission, Purse? purse, Func<IReadOnlyList<ChatMessage>, ChatOptions, Spending> worst)
    : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        using var call = await admission.EnterAsync(purse, worst(sent, options ?? new()), cancellationToken);
        var before = new Spending(meter.Used.Tokens, meter.Used.CostUsd ?? 0, 0);
        var answered = 0;
        try
        {
            var response = await base.GetResponseAsync(sent, options, cancellationToken);
            answered = 1;
            call.Answered();
            return response;
        }
        catch (ProviderFault fault) when (fault.Throttles)
        {
            call.Throttled();
            throw;
        }
        finally
        {
            call.Settle(new Spending(meter.Used.Tokens, meter.Used.CostUsd ?? 0, answered) - before);
        }
    }
}
