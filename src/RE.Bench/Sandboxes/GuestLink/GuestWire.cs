using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>The one connection to a guest at a time: takes it in, reads it, replaces it when the guest comes again.</summary>
internal sealed class GuestWire : IAsyncDisposable
{
    private readonly GuestConnectionOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<Frame> _handle;
    private readonly Func<GuestChannel, Task> _arrived;
    private readonly Action<string> _broken;
    private readonly GuestListener _listener;
    private readonly Task _accepting;
    private readonly SemaphoreSlim _adopting = new(1, 1);
    private readonly CancellationTokenSource _disposed = new();
    private Task _reading = Task.CompletedTask;
    private GuestChannel? _channel;

    /// <summary>Listens from here on.</summary>
    /// <param name="options">Where, and for whom.</param>
    /// <param name="time">The clock of all waits.</param>
    /// <param name="handle">Takes each frame; throws <see cref="ProtocolViolationException"/> at nonsense.</param>
    /// <param name="arrived">Speaks first to a guest that was let in.</param>
    /// <param name="broken">Hears why this guest is lost for good.</param>
    public GuestWire(GuestConnectionOptions options, TimeProvider time, Action<Frame> handle, Func<GuestChannel, Task> arrived, Action<string> broken)
    {
        _options = options;
        _time = time;
        _handle = handle;
        _arrived = arrived;
        _broken = broken;
        _listener = new GuestListener(options, time);
        _accepting = _listener.AcceptAsync(AdoptAsync, broken);
    }

    /// <summary>The present connection; null before the first.</summary>
    public GuestChannel? Channel => Volatile.Read(ref _channel);

    /// <summary>Sends a frame; false when there is no connection to send it on.</summary>
    public Task<bool> SendAsync(ReadOnlyMemory<byte> frame) => Channel?.SendAsync(frame) ?? Task.FromResult(false);

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Channel?.Dispose();
        await _reading;
    }

    private async Task AdoptAsync(GuestChannel channel)
    {
        await _adopting.WaitAsync(_disposed.Token);
        try
        {
            // The old connection is read to its end first: what is asked for again begins after what really came.
            Channel?.Dispose();
            await _reading;
            Volatile.Write(ref _channel, channel);
            _reading = ReadAsync(channel);
            await _arrived(channel);
        }
        finally
        {
            _adopting.Release();
        }
    }

    private async Task ReadAsync(GuestChannel channel)
    {
        await Task.Yield();
        try
        {
            await channel.ReadAsync(_handle);
            _ = WatchLossAsync(channel);
        }
        catch (ProtocolViolationException exception)
        {
            channel.Dispose();
            _broken($"its guest broke the protocol: {exception.Message}");
        }
    }

    private async Task WatchLossAsync(GuestChannel channel)
    {
        try
        {
            await Task.Delay(_options.ReconnectPatience, _time, _disposed.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (Channel == channel)
        {
            _broken($"the connection to its guest broke and did not come back within {_options.ReconnectPatience.TotalSeconds:0.#} s");
        }
    }
}
