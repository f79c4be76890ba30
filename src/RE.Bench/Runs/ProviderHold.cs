using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Runs;

/// <summary>While the model's provider is out, sandbox and clock stand still.</summary>
internal sealed class ProviderHold(ClockGate gate, Journal journal) : IProviderWaits
{
    private readonly Lock _order = new();
    private Task _last = Task.CompletedTask;
    private bool _held;

    public void WaitingStarted(string reason, TimeSpan delay, int attempt)
    {
        journal.Append(new RunEvent.ProviderWaited(reason, attempt, delay));
        lock (_order)
        {
            if (!_held)
            {
                _held = true;
                Queue(() => gate.HoldAsync(PauseReason.Provider, CancellationToken.None));
            }
        }
    }

    public void WaitingEnded()
    {
        lock (_order)
        {
            if (_held)
            {
                _held = false;
                Queue(() => gate.ReleaseAsync(CancellationToken.None));
            }
        }
    }

    /// <summary>Waits until holds and releases that were asked for are done.</summary>
    public Task SettleAsync()
    {
        lock (_order)
        {
            return _last;
        }
    }

    private void Queue(Func<Task> action)
    {
        var before = _last;
        _last = ChainAsync(before, action);
    }

    private static async Task ChainAsync(Task before, Func<Task> action)
    {
        await before;
        await action();
    }
}
