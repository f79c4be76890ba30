using RE.Bench.Models;

namespace RE.Bench.Tests.Models;

/// <summary>Counts waits that begin and end, from any thread.</summary>
internal sealed class CountedWaits : IProviderWaits
{
    private int _started;
    private int _ended;

    public int Started => _started;

    public int Ended => _ended;

    public ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _started);
        return ValueTask.CompletedTask;
    }

    public ValueTask WaitingEndedAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _ended);
        return ValueTask.CompletedTask;
    }
}
