using RE.Bench.Budgets;

namespace RE.Bench.Models.Concurrency;

/// <summary>A call that was let in; disposed when it is over.</summary>
public sealed class AdmittedCall : IDisposable
{
    private readonly Slot _slot;
    private readonly PurseHold? _hold;

    internal AdmittedCall(Slot slot, PurseHold? hold) => (_slot, _hold) = (slot, hold);

    /// <summary>The provider gave a good answer.</summary>
    public void Answered() => _slot.Answered();

    /// <summary>The provider said that it is asked too much.</summary>
    public void Throttled() => _slot.Throttled();

    /// <summary>Pays what the call really took.</summary>
    public void Settle(Spending actual) => _hold?.Settle(actual);

    /// <summary>Lets the next call in; without a settlement nothing was taken.</summary>
    public void Dispose()
    {
        _hold?.Dispose();
        _slot.Dispose();
    }
}
