using System.Buffers;

namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>Keeps the first and the last half of a stream's bytes, and counts all.</summary>
internal sealed class OutputCapture(int keepBytes)
{
    private readonly ArrayBufferWriter<byte> _head = new();
    private readonly int _headLimit = (keepBytes + 1) / 2;
    private readonly int _tailLimit = keepBytes / 2;
    private byte[] _tail = [];
    private long _tailSeen;
    private bool _headClosed;

    /// <summary>Bytes seen or skipped.</summary>
    public long Size { get; private set; }

    /// <summary>Counts bytes that are lost.</summary>
    public void Skip(long count)
    {
        _headClosed |= count > 0;
        Size += count;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Size += bytes.Length;
        if (!_headClosed)
        {
            var taken = (int)Math.Min(bytes.Length, _headLimit - _head.WrittenCount);
            _head.Write(bytes[..taken]);
            bytes = bytes[taken..];
        }

        AppendTail(bytes);
    }

    public CapturedOutput Finish()
    {
        var head = _head.WrittenSpan.ToArray();
        var tail = Tail();
        return head.Length + tail.Length == Size
            ? new CapturedOutput((byte[])[.. head, .. tail], default, Size)
            : new CapturedOutput(head, tail, Size);
    }

    private void AppendTail(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _tailLimit)
        {
            _tailSeen += bytes.Length - _tailLimit;
            bytes = bytes[^_tailLimit..];
        }

        Grow(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var at = (int)(_tailSeen % _tail.Length);
            var count = Math.Min(bytes.Length, _tail.Length - at);
            bytes[..count].CopyTo(_tail.AsSpan(at));
            _tailSeen += count;
            bytes = bytes[count..];
        }
    }

    private void Grow(int more)
    {
        // Until it has its full size the ring never wraps, so it can be made longer in place.
        if (_tail.Length < _tailLimit && _tailSeen + more > _tail.Length)
        {
            Array.Resize(ref _tail, (int)Math.Min(_tailLimit, Math.Max(_tailSeen + more, _tail.Length * 2L)));
        }
    }

    private byte[] Tail()
    {
        if (_tail.Length == 0 || _tailSeen <= _tail.Length)
        {
            return _tail[..(int)Math.Min(_tailSeen, _tail.Length)];
        }

        var at = (int)(_tailSeen % _tail.Length);
        return [.. _tail.AsSpan(at), .. _tail.AsSpan(0, at)];
    }
}
