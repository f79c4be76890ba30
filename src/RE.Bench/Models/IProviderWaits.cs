namespace RE.Bench.Models;

/// <summary>Is told of every wait for a provider, so that sandbox and clock can stand still meanwhile.</summary>
/// <remarks>Each start is followed by exactly one end, before the next attempt, also when the call is cancelled.</remarks>
public interface IProviderWaits
{
    /// <summary>A wait begins as soon as this returns.</summary>
    ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken);

    /// <summary>The wait is over; the next attempt begins as soon as this returns.</summary>
    ValueTask WaitingEndedAsync(CancellationToken cancellationToken);
}
