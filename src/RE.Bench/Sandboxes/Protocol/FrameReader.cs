using System.Buffers.Binary;

namespace RE.Bench.Sandboxes.Protocol;

/// <summary>Cuts a stream of bytes into frames (u32 length, u8 type, payload); never holds more than the largest frame and one read.</summary>
internal sealed class FrameReader(int largestBody, int readAhead)
{
    private const int Prefix = sizeof(uint);

    private byte[] _buffer = new byte[readAhead];
    private int _start;
    private int _end;

    /// <summary>Bytes that the buffer takes now.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>Space to read into; frames given out before are no longer valid.</summary>
    public Memory<byte> Space()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(largestBody + Prefix + readAhead, _buffer.Length * 2));
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how many bytes were read into <see cref="Space"/>.</summary>
    public void Filled(int count) => _end += count;

    /// <summary>Takes the next whole frame, if there is one.</summary>
    /// <exception cref="ProtocolViolationException">The length is 0 or above the cap.</exception>
    public bool TryRead(out Frame frame)
    {
        frame = default;
        var held = _end - _start;
        if (held < Prefix)
        {
            return false;
        }

        var body = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        if (body == 0 || body > largestBody)
        {
            throw new ProtocolViolationException($"a frame of {body} bytes; 1 to {largestBody} are allowed");
        }

        if (held - Prefix < body)
        {
            return false;
        }

        frame = new Frame((FrameType)_buffer[_start + Prefix], _buffer.AsMemory(_start + Prefix + 1, (int)body - 1));
        _start += Prefix + (int)body;
        return true;
    }
}
