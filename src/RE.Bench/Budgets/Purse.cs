namespace RE.Bench.Budgets;

/// <summary>
/// What a run may spend on calls, and below it, if it has a parent, what a batch may. A call's worst case is set aside before it begins and
/// settled after it, so that calls at the same time, of one run or of many, never pass a limit by more than one call together.
/// </summary>
/// <remarks>
/// A call begins when its worst case fits beside all that is settled and set aside. One that does not fit waits for open calls to settle, which
/// mostly take less than their worst case; with no call open it begins as long as the limit is not reached: that one may pass it. A call that takes
/// more than its worst case (a server that counts tokens nobody sent) is paid in full, and those that were open with it too. Thread-safe.
/// </remarks>
public sealed class Purse
{
    private readonly PurseLimits _limits;
    private readonly Purse? _parent;
    private readonly Dictionary<string, Purse> _children = [];

    // One lock and one signal for a whole family: all of it changes together.
    private readonly Lock _gate;
    private TaskCompletionSource _changed = New();
    private Spending _settled;
    private Spending _reserved;
    private int _open;

    /// <summary>A full purse.</summary>
    /// <param name="limits">How much is in it.</param>
    /// <param name="parent">Also pays and also limits each call: the batch's purse; null = none.</param>
    public Purse(PurseLimits limits, Purse? parent = null)
    {
        (_limits, _parent) = (limits, parent);
        _gate = parent?._gate ?? new();
    }

    /// <summary>What was paid so far.</summary>
    public Spending Settled
    {
        get
        {
            lock (_gate)
            {
                return _settled;
            }
        }
    }

    /// <summary>What is set aside for open calls.</summary>
    public Spending Reserved
    {
        get
        {
            lock (_gate)
            {
                return _reserved;
            }
        }
    }

    /// <summary>Name of the first limit, its own or a parent's, that what was paid has reached; null when none is.</summary>
    public string? Reached
    {
        get
        {
            lock (_gate)
            {
                return Family().Select(purse => purse._limits.Reached(purse._settled)).FirstOrDefault(limit => limit is not null);
            }
        }
    }

    private Purse Root => _parent?.Root ?? this;

    /// <summary>The purse of one of a batch's runs; the same object for the same name, however often the run is resumed.</summary>
    /// <param name="name">Id of the run.</param>
    /// <param name="limits">How much is in it; only looked at the first time.</param>
    public Purse Child(string name, PurseLimits limits)
    {
        lock (_gate)
        {
            return _children.TryGetValue(name, out var known) ? known : _children[name] = new Purse(limits, this);
        }
    }

    /// <summary>Pays what is missing to a total that a journal knows; parents pay that too.</summary>
    public void CatchUp(Spending total)
    {
        lock (_gate)
        {
            var missing = total - _settled;
            Book(new(Math.Max(0, missing.Tokens), Math.Max(0, missing.CostUsd), Math.Max(0, missing.Messages), Math.Max(0, missing.Scores)));
        }
    }

    /// <summary>Pays for what was done without a reservation; parents pay too.</summary>
    public void Book(Spending spending)
    {
        lock (_gate)
        {
            foreach (var purse in Family())
            {
                purse._settled += spending;
            }

            Signal();
        }
    }

    /// <summary>Sets the worst case of one call aside, or returns null when the call must wait for open ones.</summary>
    /// <exception cref="LimitReachedException">A limit is reached.</exception>
    public PurseHold? TryReserve(Spending worst)
    {
        lock (_gate)
        {
            foreach (var purse in Family())
            {
                purse.ThrowIfReached(worst);
            }

            return Family().All(purse => purse.Admits(worst)) ? Hold(worst) : null;
        }
    }

    /// <summary>Sets the worst case of one call aside, as soon as it may begin.</summary>
    /// <param name="worst">The most that the call is expected to take.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LimitReachedException">A limit is reached.</exception>
    public async ValueTask<PurseHold> ReserveAsync(Spending worst, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (TryReserve(worst) is { } hold)
                {
                    return hold;
                }

                changed = Root._changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    internal void Settle(Spending reserved, Spending actual)
    {
        lock (_gate)
        {
            foreach (var purse in Family())
            {
                purse._reserved -= reserved;
                purse._settled += actual;
                purse._open--;
            }

            Signal();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private IEnumerable<Purse> Family()
    {
        for (var purse = this; purse is not null; purse = purse._parent)
        {
            yield return purse;
        }
    }

    private void ThrowIfReached(Spending worst)
    {
        if (_limits.Reached(_settled) is { } limit)
        {
            throw new LimitReachedException(limit);
        }

        if (worst.Scores > 0 && _settled.Scores >= _limits.Scores)
        {
            throw new LimitReachedException($"{_limits.Prefix}scores");
        }
    }

    private bool Admits(Spending worst) => _open == 0 || _limits.Hold(_settled + _reserved + worst);

    private PurseHold Hold(Spending worst)
    {
        foreach (var purse in Family())
        {
            purse._reserved += worst;
            purse._open++;
        }

        return new(this, worst);
    }

    private void Signal()
    {
        var changed = Root._changed;
        Root._changed = New();
        changed.SetResult();
    }
}
