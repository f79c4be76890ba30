using RE.Bench.Guest.Commands;
using RE.Bench.Guest.Native;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Link;

/// <summary>The guest's side of the socket. It connects, again and again; the harness listens.</summary>
internal sealed unsafe class HarnessLink(string path, Func<ReadOnlyMemory<byte>> hello)
{
    private const int RetryMs = 100;
    private const int SocketLevel = 1;
    private const int SendBuffer = 7;
    private readonly byte[] _address = SocketName.Unix(path);
    private readonly Queue<ReadOnlyMemory<byte>> _control = new();
    private FrameReader _reader = NewReader();
    private ReadOnlyMemory<byte> _sending;
    private ArraySegment<byte> _following = [];
    private int _fd = -1;
    private int _place = -1;
    private bool _blocked;
    private long _nextTry;

    /// <summary>True once the harness has accepted this connection.</summary>
    public bool IsWelcome { get; private set; }

    public bool IsOpen => _fd >= 0;

    /// <summary>Milliseconds until it must be asked to connect again.</summary>
    public int Patience(long now) => IsOpen ? int.MaxValue : (int)Math.Max(0, _nextTry - now);

    /// <summary>Connects if it is not connected and the time has come.</summary>
    public void Connect(long now)
    {
        if (IsOpen || now < _nextTry)
        {
            return;
        }

        _nextTry = now + RetryMs;
        var fd = Libc.Socket(Libc.UnixFamily, Libc.StreamSocket | Libc.CloseOnExec | Libc.NonBlocking, 0);
        var bytes = 1 << 20;
        _ = Libc.SetSocketOption(fd, SocketLevel, SendBuffer, &bytes, sizeof(int));
        fixed (byte* address = _address)
        {
            if (Libc.Connect(fd, address, (uint)_address.Length) < 0)
            {
                _ = Libc.Close(fd);
                return;
            }
        }

        _fd = fd;
        _reader = NewReader();
        Send(hello());
    }

    public void Welcome() => IsWelcome = true;

    public void Send(ReadOnlyMemory<byte> frame)
    {
        if (IsOpen)
        {
            _control.Enqueue(frame);
        }
    }

    /// <summary>Writes what the socket takes: frames in order, then output that <paramref name="next"/> finds.</summary>
    public void Flush(Func<(Command Command, bool IsError)?> next)
    {
        _blocked = false;
        while (IsOpen && Load(next))
        {
            if (!SendPart())
            {
                return;
            }
        }
    }

    public void Register(PollSet set) =>
        _place = IsOpen ? set.Add(_fd, (short)(Libc.PollIn | (_blocked ? Libc.PollOut : 0))) : -1;

    /// <summary>Takes in what has come; false when nothing is there.</summary>
    public bool Receive(PollSet set)
    {
        if (!IsOpen || set.Ready(_place) == 0 || (set.Ready(_place) & ~Libc.PollOut) == 0)
        {
            return false;
        }

        var space = _reader.Space().Span;
        nint count;
        fixed (byte* start = space)
        {
            count = Libc.Read(_fd, start, space.Length);
        }

        if (count > 0)
        {
            _reader.Filled((int)count);
            return true;
        }

        if (count == 0 || Libc.LastError is not (Libc.ErrAgain or Libc.ErrInterrupted))
        {
            Close();
        }

        return false;
    }

    public bool TryRead(out Frame frame)
    {
        frame = default;
        return IsOpen && _reader.TryRead(out frame);
    }

    public void Close()
    {
        _ = _fd >= 0 ? Libc.Close(_fd) : 0;
        _fd = -1;
        IsWelcome = false;
        _control.Clear();
        _sending = default;
        _following = [];
    }

    private bool Load(Func<(Command Command, bool IsError)?> next)
    {
        if (!_sending.IsEmpty || _following.Count > 0)
        {
            return true;
        }

        if (_control.TryDequeue(out _sending))
        {
            return true;
        }

        if (!IsWelcome || next() is not { } source)
        {
            return false;
        }

        var buffer = source.IsError ? source.Command.Stderr : source.Command.Stdout;
        _following = buffer.NextUnsent();
        _sending = new FrameBuilder(source.IsError ? FrameType.Stderr : FrameType.Stdout).Text(source.Command.Id).Long(buffer.Sent).Build(_following.Count);
        buffer.MarkSent(_following.Count);
        return true;
    }

    private bool SendPart()
    {
        var span = _sending.IsEmpty ? _following : _sending.Span;
        nint count;
        fixed (byte* start = span)
        {
            count = Libc.Send(_fd, start, span.Length, Libc.NoSignal);
        }

        if (count < 0)
        {
            _blocked = Libc.LastError is Libc.ErrAgain or Libc.ErrInterrupted;
            if (!_blocked)
            {
                Close();
            }

            return false;
        }

        if (_sending.IsEmpty)
        {
            _following = _following[(int)count..];
        }
        else
        {
            _sending = _sending[(int)count..];
        }

        return true;
    }

    private static FrameReader NewReader() => new(WireLimits.ToGuest, 64 << 10);
}
