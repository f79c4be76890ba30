using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>Sends a command's input, never more than the guest has room for, and again from where it broke off after a lost connection.</summary>
/// <param name="id">The command.</param>
/// <param name="input">What to send.</param>
/// <param name="isLive">True when all of it is new, whatever an earlier harness has sent; false when that is to be skipped.</param>
internal sealed class InputFeed(string id, Stream input, bool isLive) : IDisposable
{
    private readonly byte[] _ring = new byte[WireLimits.InputWindow];
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Lock _lock = new();
    private long _read;
    private long _sent;
    private long _consumed;
    private bool _started;
    private bool _endReached;
    private bool _endSent;
    private bool _closed;

    /// <summary>The guest runs the command and has this much of its input.</summary>
    public void Started(long received)
    {
        lock (_lock)
        {
            if (_read > 0 && (received < _consumed || received > _read))
            {
                throw new ProtocolViolationException($"{received} bytes of input received; {_read} were sent and {_consumed} consumed");
            }

            if (isLive && !_started)
            {
                // What the command has not taken of it the guest says at once; until then nothing is sent.
                (_read, _consumed) = (received, Math.Max(0, received - _ring.Length));
            }

            _started = true;
            _sent = received;
            _endSent = false;
        }

        _changed.Release();
    }

    public void Progress(InputStateFrame state)
    {
        lock (_lock)
        {
            if (state.Consumed > Math.Max(_sent, _read))
            {
                throw new ProtocolViolationException($"{state.Consumed} bytes of input consumed, {_sent} sent");
            }

            _consumed = Math.Max(_consumed, state.Consumed);
            _closed |= state.Closed;
        }

        _changed.Release();
    }

    /// <summary>Feeds until the command takes no more.</summary>
    public async Task RunAsync(Func<ReadOnlyMemory<byte>, Task<bool>> send, CancellationToken cancellationToken)
    {
        while (!_closed)
        {
            if (_started && _read < _sent)
            {
                await SkipAsync(cancellationToken);
            }
            else if (_started && _read > _sent)
            {
                await send(NextFrame());
            }
            else if (_started && _endReached && !_endSent)
            {
                _endSent = true;
                await send(new FrameBuilder(FrameType.InputEnd).Text(id).Build());
            }
            else if (_started && !_endReached && _read - _consumed < _ring.Length)
            {
                await ReadAsync(cancellationToken);
            }
            else
            {
                await _changed.WaitAsync(cancellationToken);
            }
        }
    }

    public void Dispose() => _changed.Dispose();

    private ReadOnlyMemory<byte> NextFrame()
    {
        lock (_lock)
        {
            var at = (int)(_sent % _ring.Length);
            var count = (int)Math.Min(_read - _sent, _ring.Length - at);
            var frame = new FrameBuilder(FrameType.Input).Text(id).Long(_sent).Bytes(_ring.AsSpan(at, count)).Build();
            _sent += count;
            return frame;
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var at = (int)(_read % _ring.Length);
        var room = (int)Math.Min(_ring.Length - (_read - _consumed), _ring.Length - at);
        var count = await input.ReadAsync(_ring.AsMemory(at, room), cancellationToken);
        lock (_lock)
        {
            _endReached = count == 0;
            _read += count;
        }
    }

    /// <summary>A harness before this one sent the first bytes.</summary>
    private async Task SkipAsync(CancellationToken cancellationToken)
    {
        var count = await input.ReadAsync(_ring.AsMemory(0, (int)Math.Min(_ring.Length, _sent - _read)), cancellationToken);
        lock (_lock)
        {
            _endReached = count == 0;
            _read = count == 0 ? _sent : _read + count;
        }
    }
}
