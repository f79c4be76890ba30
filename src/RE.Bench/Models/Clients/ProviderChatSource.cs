using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Concurrency;
using RE.Bench.Models.Prices;

namespace RE.Bench.Models.Clients;

/// <summary>Asks a provider; each call has layers of its own around the one client, so that several at once do not mix.</summary>
/// <param name="spec">Which model and how.</param>
/// <param name="price">What it costs; null = unknown.</param>
/// <param name="line">The client and its server.</param>
/// <param name="rules">How long it is asked, and how often at once.</param>
/// <param name="waits">Told of every wait.</param>
internal sealed class ProviderChatSource(ChatModelSpec spec, ModelPrice? price, ProviderLine line, CallRules rules, IProviderWaits waits) : IChatSource
{
    private readonly CallWaits _waits = new(waits);
    private readonly Contact _contact = new();

    public void Begin(int answered)
    {
        // A provider answers any call.
    }

    public async Task<ChatExchange> AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, Purse? purse, CancellationToken cancellationToken)
    {
        // From the inside out: (parameters) stream, meter, check, time limit, admission, retry, journal form.
        var asked = spec.Stream ? new StreamedAnswerChatClient(line.Client, rules.Limits.StreamIdleTimeout, rules.Time) : line.Client;
        var meter = new MeteredChatClient(asked, price);
        var whole = new AttemptTimeoutChatClient(new CheckedAnswerChatClient(meter, line.Server), rules.Limits.AttemptTimeout, rules.Time);
        var admission = new Admission(rules.Slots.For(line.Server.Address), _waits, line.Server.Address);
        var admitted = new AdmittedChatClient(whole, meter, admission, purse, (sent, with) => WorstCase.Of(sent, with, spec, price));
        var retried = new RetryingChatClient(admitted, new RetriedCall(line.Server, rules.Limits, _waits, rules.Time), _contact);
        await _waits.OpenAsync(cancellationToken);
        try
        {
            var response = await new SettledAnswerChatClient(retried).GetResponseAsync(messages, options, cancellationToken);
            return new(response, meter.Used);
        }
        finally
        {
            await _waits.CloseAsync();
        }
    }

    public void Dispose()
    {
        line.Client.Dispose();
        line.Http.Dispose();
        _waits.Dispose();
    }
}
