namespace RE.Bench.Models.Concurrency;

/// <summary>Leave to ask a provider once.</summary>
public sealed class Slot : IDisposable
{
    private readonly SlotGate _gate;
    private int _over;

    internal Slot(SlotGate gate) => _gate = gate;

    /// <summary>The provider gave a good answer.</summary>
    public void Answered() => _gate.Answered();

    /// <summary>The provider said that it is asked too much.</summary>
    public void Throttled() => _gate.Throttled();

    /// <summary>Lets the next call in.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _over, 1) == 0)
        {
            _gate.GiveBack();
        }
    }
}
