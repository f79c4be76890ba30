using RE.Bench.Guest.Native;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Commands;

/// <summary>
/// One output stream of a command: what came out of its pipe and is not acknowledged yet, and as much of the older part as still fits, for
/// a harness that comes back. When it is full of unacknowledged bytes the pipe is not read, so the command waits.
/// </summary>
internal sealed unsafe class OutputBuffer
{
    private const int FirstCapacity = 16 << 10;
    private byte[] _ring = new byte[FirstCapacity];
    private long _start;
    private long _acknowledged;

    /// <summary>Bytes read from the pipe so far.</summary>
    public long End { get; private set; }

    /// <summary>Bytes handed to the socket so far.</summary>
    public long Sent { get; private set; }

    public bool HasUnsent => Sent < End;

    public bool IsAcknowledged => _acknowledged == End;

    public bool HasRoom => End - _acknowledged < WireLimits.OutputWindow;

    /// <summary>Reads once from a pipe: the count, 0 at its end, or -1.</summary>
    public nint ReadFrom(int fd, long most)
    {
        if (_ring.Length - (End - _acknowledged) < _ring.Length / 2 && _ring.Length < WireLimits.OutputWindow)
        {
            Resize(_ring.Length * 4);
        }

        var at = (int)(End % _ring.Length);
        var room = Math.Min(Math.Min(_ring.Length - (End - _acknowledged), _ring.Length - at), most);
        nint count;
        fixed (byte* ring = _ring)
        {
            count = Libc.Read(fd, ring + at, (nint)room);
        }

        if (count > 0)
        {
            End += count;
            _start = Math.Max(_start, End - _ring.Length);
        }

        return count;
    }

    /// <summary>The next bytes to send, in one piece; they stay in place until acknowledged.</summary>
    public ArraySegment<byte> NextUnsent()
    {
        var at = (int)(Sent % _ring.Length);
        return new ArraySegment<byte>(_ring, at, (int)Math.Min(Math.Min(End - Sent, _ring.Length - at), WireLimits.DataBytes));
    }

    public void MarkSent(int count) => Sent += count;

    public void Acknowledge(long offset)
    {
        if (offset > Sent)
        {
            throw new ProtocolViolationException($"offset {offset} acknowledged, {Sent} sent");
        }

        _acknowledged = Math.Max(_acknowledged, offset);
    }

    /// <summary>What the harness has dealt with.</summary>
    public long Acknowledged => _acknowledged;

    /// <summary>Sends again from an offset, or from the oldest byte that is left; returns which.</summary>
    public long Rewind(long offset)
    {
        Sent = Math.Clamp(offset, _start, End);
        _acknowledged = Sent;
        return Sent;
    }

    /// <summary>Keeps only the last bytes of a finished command that were all sent and acknowledged; returns how many.</summary>
    public int Shrink(int most)
    {
        if (_acknowledged == End)
        {
            Resize((int)Math.Max(1, Math.Min(End - _start, most)));
        }

        return _ring.Length;
    }

    private void Resize(int capacity)
    {
        var ring = new byte[Math.Min(capacity, WireLimits.OutputWindow)];
        _start = Math.Max(_start, End - ring.Length);
        for (var offset = _start; offset < End;)
        {
            var from = (int)(offset % _ring.Length);
            var to = (int)(offset % ring.Length);
            var count = (int)Math.Min(End - offset, Math.Min(_ring.Length - from, ring.Length - to));
            Array.Copy(_ring, from, ring, to, count);
            offset += count;
        }

        _ring = ring;
    }
}
