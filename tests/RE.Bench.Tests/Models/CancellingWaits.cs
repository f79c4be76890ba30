using RE.Bench.Models;

namespace RE.Bench.Tests.Models;

/// <summary>Cancels the call as soon as it waits.</summary>
internal sealed class CancellingWaits(CancellationTokenSource cancel) : IProviderWaits
{
    public int Started { get; private set; }

    public int Ended { get; private set; }

    public async ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken)
    {
        Started++;
        await cancel.CancelAsync();
    }

    public ValueTask WaitingEndedAsync(CancellationToken cancellationToken)
    {
        Ended++;
        return ValueTask.CompletedTask;
    }
}
