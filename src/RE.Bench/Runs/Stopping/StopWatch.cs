namespace RE.Bench.Runs.Stopping;

/// <summary>Looks for a stop request in a folder, and cancels when there is one or when the caller's token is cancelled.</summary>
internal sealed class StopWatch : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource _source;
    private readonly ITimer _timer;
    private readonly string _folder;
    private int _wasAsked;

    /// <summary>Begins to look; a request from before is out of date.</summary>
    public StopWatch(string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        _folder = folder;
        StopRequest.Clear(folder);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(_ => Look(), null, Every, Every);
    }

    /// <summary>Cancelled by a request, or by the caller.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What to write of the end; empty when the caller cancelled.</summary>
    public string Detail => Volatile.Read(ref _wasAsked) == 1 ? StopRequest.Detail : "";

    /// <summary>Stops looking.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Look()
    {
        if (!StopRequest.IsThere(_folder) || Interlocked.Exchange(ref _wasAsked, 1) == 1)
        {
            return;
        }

        StopRequest.Clear(_folder);
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run has just ended by itself.
        }
    }
}
