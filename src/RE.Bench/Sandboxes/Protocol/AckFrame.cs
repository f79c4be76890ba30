namespace RE.Bench.Sandboxes.Protocol;

/// <summary>The harness has dealt with a stream up to an offset.</summary>
internal sealed record AckFrame(string Id, bool IsError, long Offset)
{
    public ReadOnlyMemory<byte> Build() => new FrameBuilder(FrameType.Ack).Text(Id).Byte(IsError ? (byte)1 : (byte)0).Long(Offset).Build();

    public static AckFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var frame = new AckFrame(reader.Id(), reader.Flag(), reader.Offset());
        reader.End();
        return frame;
    }
}
