namespace RE.Bench.Budgets;

/// <summary>What a purse has set aside for one call, until the call is settled.</summary>
public sealed class PurseHold : IDisposable
{
    private readonly Purse _purse;
    private readonly Spending _reserved;
    private int _settled;

    internal PurseHold(Purse purse, Spending reserved) => (_purse, _reserved) = (purse, reserved);

    /// <summary>Pays what the call really took and gives the rest back; only the first time counts.</summary>
    public void Settle(Spending actual)
    {
        if (Interlocked.Exchange(ref _settled, 1) == 0)
        {
            _purse.Settle(_reserved, actual);
        }
    }

    /// <summary>Gives all of it back, if nothing was settled.</summary>
    public void Dispose() => Settle(default);
}
