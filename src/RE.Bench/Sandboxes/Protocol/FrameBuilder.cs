using System.Buffers.Binary;
using System.Text;

namespace RE.Bench.Sandboxes.Protocol;

/// <summary>Writes one frame.</summary>
internal sealed class FrameBuilder
{
    private byte[] _buffer = new byte[256];
    private int _length = sizeof(uint);

    public FrameBuilder(FrameType type) => Byte((byte)type);

    public FrameBuilder Byte(byte value)
    {
        Grow(1)[0] = value;
        return this;
    }

    public FrameBuilder Short(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Grow(sizeof(ushort)), value);
        return this;
    }

    public FrameBuilder Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Grow(sizeof(int)), value);
        return this;
    }

    public FrameBuilder Long(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Grow(sizeof(long)), value);
        return this;
    }

    public FrameBuilder Text(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        Int(count);
        Encoding.UTF8.GetBytes(value, Grow(count));
        return this;
    }

    public FrameBuilder Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Grow(value.Length));
        return this;
    }

    /// <summary>The frame with its length in front; <paramref name="following"/> bytes of its payload are sent by the caller after it.</summary>
    public ReadOnlyMemory<byte> Build(int following = 0)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer, (uint)(_length - sizeof(uint) + following));
        return _buffer.AsMemory(0, _length);
    }

    private Span<byte> Grow(int count)
    {
        if (_length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }
}
