using RE.Bench.Models;

namespace RE.Bench.Cli;

/// <summary>For a model that is made but never asked.</summary>
internal sealed class NoWaits : IProviderWaits
{
    public ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask WaitingEndedAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
