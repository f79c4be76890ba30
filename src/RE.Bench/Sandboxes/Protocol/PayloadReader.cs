using System.Buffers.Binary;
using System.Text;

namespace RE.Bench.Sandboxes.Protocol;

/// <summary>Reads the fields of a payload; whatever is short, long or negative is a <see cref="ProtocolViolationException"/>.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new ProtocolViolationException($"a flag of {other}"),
    };

    public ushort Short() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>A count or offset: never negative.</summary>
    public long Offset()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
        return value >= 0 ? value : throw new ProtocolViolationException($"an offset of {value}");
    }

    public string Text(int most)
    {
        var count = Int();
        return count >= 0 && count <= most
            ? Encoding.UTF8.GetString(Take(count))
            : throw new ProtocolViolationException($"a text of {count} bytes; at most {most} are allowed");
    }

    public string Id() => Text(WireLimits.IdBytes);

    public string[] Texts()
    {
        var count = Int();
        if (count < 0 || count > WireLimits.Strings || count > _rest.Length / sizeof(int))
        {
            throw new ProtocolViolationException($"a list of {count} texts");
        }

        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = Text(WireLimits.TextBytes);
        }

        return texts;
    }

    /// <summary>All that is left.</summary>
    public ReadOnlySpan<byte> Rest()
    {
        var rest = _rest;
        _rest = default;
        return rest;
    }

    /// <summary>True when fields of a later protocol follow.</summary>
    public readonly bool HasMore => !_rest.IsEmpty;

    /// <summary>Nothing may be left.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new ProtocolViolationException($"{_rest.Length} bytes too many");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new ProtocolViolationException($"{_rest.Length} bytes where {count} were due");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
