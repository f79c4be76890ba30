namespace RE.Bench.Models.Concurrency;

/// <summary>
/// Lets so many calls at once through to one provider. The number shrinks by a share when the provider says that it is asked too much, at most once
/// a window, and grows by one after as many good answers as there are slots, if all of them were in use.
/// </summary>
/// <remarks>Who waits longest goes first. Thread-safe.</remarks>
public sealed class SlotGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource<Slot>> _waiting = [];
    private readonly SlotRules _rules;
    private readonly TimeProvider _time;
    private long? _shrunkAt;
    private int _good;

    internal SlotGate(SlotRules rules, TimeProvider time)
    {
        (_rules, _time) = (rules, time);
        Capacity = Math.Clamp(rules.Start, rules.Least, rules.Most);
    }

    /// <summary>Calls at once that it lets through now.</summary>
    public int Capacity { get; private set; }

    /// <summary>Calls that are under way.</summary>
    public int InUse { get; private set; }

    /// <summary>A slot, if one is free and nobody waits for it; else null.</summary>
    public Slot? TryTake()
    {
        lock (_lock)
        {
            return InUse < Capacity && _waiting.Count == 0 ? Taken() : null;
        }
    }

    /// <summary>A slot, as soon as one is free.</summary>
    public async Task<Slot> TakeAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<Slot>> place;
        lock (_lock)
        {
            if (InUse < Capacity && _waiting.Count == 0)
            {
                return Taken();
            }

            place = _waiting.AddLast(new TaskCompletionSource<Slot>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using var gone = cancellationToken.Register(() => Leave(place, cancellationToken));
        return await place.Value.Task;
    }

    internal void GiveBack()
    {
        lock (_lock)
        {
            InUse--;
            LetIn();
        }
    }

    internal void Answered()
    {
        lock (_lock)
        {
            if (InUse < Capacity)
            {
                return;
            }

            if (++_good >= Capacity && Capacity < _rules.Most)
            {
                (Capacity, _good) = (Capacity + 1, 0);
                LetIn();
            }
        }
    }

    internal void Throttled()
    {
        lock (_lock)
        {
            if (_shrunkAt is { } at && _time.GetElapsedTime(at) < _rules.Window)
            {
                return;
            }

            (Capacity, _good, _shrunkAt) = (Math.Max(_rules.Least, (int)(Capacity * _rules.Shrink)), 0, _time.GetTimestamp());
        }
    }

    private Slot Taken()
    {
        InUse++;
        return new(this);
    }

    private void LetIn()
    {
        while (InUse < Capacity && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            first.Value.SetResult(Taken());
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource<Slot>> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is not null)
            {
                _waiting.Remove(place);
                place.Value.SetCanceled(cancellationToken);
            }
        }
    }
}
