using Microsoft.Extensions.Time.Testing;
using RE.Bench.Models;

namespace RE.Bench.Tests.Models;

/// <summary>Writes every wait down and lets it pass at once, by advancing the fake clock until it has ended.</summary>
internal sealed class RecordedWaits(FakeTimeProvider time) : IProviderWaits
{
    private readonly List<ProviderWait> _waits = [];
    private volatile bool _waiting;

    public IReadOnlyList<ProviderWait> Started => _waits;

    public int Ended { get; private set; }

    public ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken)
    {
        Assert.False(_waiting);
        _waits.Add(wait);
        _waiting = true;
        _ = Task.Run(() => Pass(wait), cancellationToken);
        return ValueTask.CompletedTask;
    }

    public ValueTask WaitingEndedAsync(CancellationToken cancellationToken)
    {
        Assert.True(_waiting);
        _waiting = false;
        Ended++;
        return ValueTask.CompletedTask;
    }

    // The timer of the wait is set just after this was started, so one advance may come too early.
    private async Task Pass(ProviderWait wait)
    {
        while (_waiting)
        {
            time.Advance(wait.Delay);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
    }
}
