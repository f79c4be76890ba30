using Google.Protobuf;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>Writes the fields of one protocol-buffer message, right or wrong.</summary>
internal sealed class WireWriter
{
    private readonly List<byte> _bytes = [];

    public WireWriter Number(int field, long value) => Write(field, WireFormat.WireType.Varint, output => output.WriteInt64(value));

    public WireWriter Float(int field, float value) => Write(field, WireFormat.WireType.Fixed32, output => output.WriteFloat(value));

    public WireWriter Text(int field, string value) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteString(value));

    public WireWriter Bytes(int field, byte[] value) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteBytes(ByteString.CopyFrom(value)));

    public WireWriter Nested(int field, WireWriter message) => Bytes(field, message.ToArray());

    public byte[] ToArray() => [.. _bytes];

    private WireWriter Write(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using var output = new CodedOutputStream(stream);
        output.WriteTag(field, type);
        write(output);
        output.Flush();
        _bytes.AddRange(stream.ToArray());
        return this;
    }
}
