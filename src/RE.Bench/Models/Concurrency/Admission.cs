using RE.Bench.Budgets;

namespace RE.Bench.Models.Concurrency;

/// <summary>Lets a call to a provider begin when the purse can pay it and a slot is free; waiting for that is waiting for the provider.</summary>
/// <param name="slots">The provider's.</param>
/// <param name="waits">Told when a call must wait.</param>
/// <param name="address">The provider's, for people.</param>
public sealed class Admission(SlotGate slots, IProviderWaits waits, Uri address)
{
    private static readonly TimeSpan Unknown = TimeSpan.Zero;

    /// <summary>Begins a call.</summary>
    /// <param name="purse">Pays; null = nobody counts.</param>
    /// <param name="worst">The most that the call is expected to take.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LimitReachedException">The purse leaves nothing for another call.</exception>
    public async Task<AdmittedCall> EnterAsync(Purse? purse, Spending worst, CancellationToken cancellationToken)
    {
        var hold = purse?.TryReserve(worst);
        if (purse is not null && hold is null)
        {
            hold = await WaitedAsync("the budget holds no other call until open ones are settled", token => purse.ReserveAsync(worst, token).AsTask(), cancellationToken);
        }

        try
        {
            var slot = slots.TryTake()
                ?? await WaitedAsync($"'{address.GetLeftPart(UriPartial.Authority)}' is asked {slots.Capacity} times at once already", slots.TakeAsync, cancellationToken);
            return new(slot, hold);
        }
        catch
        {
            hold?.Dispose();
            throw;
        }
    }

    private async Task<T> WaitedAsync<T>(string reason, Func<CancellationToken, Task<T>> wait, CancellationToken cancellationToken)
    {
        try
        {
            await waits.WaitingStartedAsync(new(reason, Unknown, 0), cancellationToken);
            return await wait(cancellationToken);
        }
        finally
        {
            await waits.WaitingEndedAsync(CancellationToken.None);
        }
    }
}
