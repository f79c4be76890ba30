namespace RE.Bench.Sandboxes.Protocol;

/// <summary>How far a command's input has got.</summary>
/// <param name="Id">The command.</param>
/// <param name="Consumed">Bytes that the command's pipe has taken.</param>
/// <param name="Closed">True when the command reads no more.</param>
internal sealed record InputStateFrame(string Id, long Consumed, bool Closed)
{
    public ReadOnlyMemory<byte> Build() => new FrameBuilder(FrameType.InputState).Text(Id).Long(Consumed).Byte(Closed ? (byte)1 : (byte)0).Build();

    public static InputStateFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var frame = new InputStateFrame(reader.Id(), reader.Offset(), reader.Flag());
        reader.End();
        return frame;
    }
}
