using Google.Protobuf;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>Writes the fields of one protocol-buffer message, right or wrong.</summary>
internal sealed class WireWriter
{
    private readonly MemoryStream _bytes = new();

    public WireWriter Number(int field, long value) => Write(field, WireFormat.WireType.Varint, output => output.WriteInt64(value));

    public WireWriter Float(int field, float value) => Write(field, WireFormat.WireType.Fixed32, output => output.WriteFloat(value));

    public WireWriter Text(int field, string value) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteString(value));

    public WireWriter Bytes(int field, byte[] value) => Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteBytes(ByteString.CopyFrom(value)));

    public WireWriter Nested(int field, WireWriter message) => Bytes(field, message.ToArray());

    public byte[] ToArray() => _bytes.ToArray();

    private WireWriter Write(int field, WireFormat.WireType type, Action<CodedOutputStream> write)
    {
        using var output = new CodedOutputStream(_bytes, leaveOpen: true);
        output.WriteTag(field, type);
        write(output);
        return this;
    }
}
