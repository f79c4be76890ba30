using RE.Bench.Guest.Native;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Guest.Commands;

/// <summary>What the harness sent for a command's standard input and its pipe has not taken yet.</summary>
internal sealed unsafe class InputBuffer
{
    private readonly Queue<ArraySegment<byte>> _waiting = new();
    private long _ends = -1;

    public long Received { get; private set; }

    public long Consumed { get; private set; }

    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>True when all that will ever come was taken.</summary>
    public bool IsFinished => _ends >= 0 && Consumed >= _ends;

    public void Add(long offset, ReadOnlySpan<byte> data)
    {
        if (offset != Received || Received - Consumed + data.Length > WireLimits.InputWindow)
        {
            throw new ProtocolViolationException($"{data.Length} bytes of input at {offset}; {Received} received, {Consumed} consumed");
        }

        Received += data.Length;
        _waiting.Enqueue(data.ToArray());
    }

    public void Finish() => _ends = Received;

    /// <summary>Gives the pipe what it takes; false when nobody reads it any more.</summary>
    public bool WriteTo(int fd)
    {
        while (_waiting.TryPeek(out var chunk))
        {
            nint count;
            fixed (byte* start = chunk.AsSpan())
            {
                count = Libc.Write(fd, start, chunk.Count);
            }

            if (count < 0)
            {
                return Libc.LastError is Libc.ErrAgain or Libc.ErrInterrupted;
            }

            Consumed += count;
            _waiting.Dequeue();
            if (count < chunk.Count)
            {
                var rest = _waiting.ToArray();
                _waiting.Clear();
                _waiting.Enqueue(chunk[(int)count..]);
                Array.ForEach(rest, _waiting.Enqueue);
                return true;
            }
        }

        return true;
    }

    /// <summary>Forgets the rest: the command does not want it.</summary>
    public void Drop()
    {
        _waiting.Clear();
        Consumed = Received;
    }
}
