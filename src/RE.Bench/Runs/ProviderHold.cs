using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Runs;

/// <summary>While the model's provider is out, sandbox and clock stand still.</summary>
/// <remarks>Freezing and thawing come in pairs and take milliseconds: neither is cut short by the caller's token.</remarks>
internal sealed class ProviderHold(ClockGate gate, Journal journal) : IProviderWaits
{
    public async ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken)
    {
        journal.Append(new RunEvent.ProviderWaited(wait.Reason, wait.Attempt, wait.Delay));
        await gate.HoldAsync(PauseReason.Provider, CancellationToken.None);
    }

    public async ValueTask WaitingEndedAsync(CancellationToken cancellationToken) => await gate.ReleaseAsync(CancellationToken.None);
}
