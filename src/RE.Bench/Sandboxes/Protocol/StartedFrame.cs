namespace RE.Bench.Sandboxes.Protocol;

/// <summary>The guest's answer to an <see cref="ExecFrame"/>.</summary>
/// <param name="Id">The command.</param>
/// <param name="Joined">True when it was known already and was not started again.</param>
/// <param name="StdoutFrom">Offset of the first byte of standard output that follows; earlier ones are lost if above what was asked.</param>
/// <param name="StderrFrom">The same for standard error.</param>
/// <param name="InputReceived">Bytes of input that the guest has.</param>
internal sealed record StartedFrame(string Id, bool Joined, long StdoutFrom, long StderrFrom, long InputReceived)
{
    public ReadOnlyMemory<byte> Build() =>
        new FrameBuilder(FrameType.Started).Text(Id).Byte(Joined ? (byte)1 : (byte)0).Long(StdoutFrom).Long(StderrFrom).Long(InputReceived).Build();

    public static StartedFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var frame = new StartedFrame(reader.Id(), reader.Flag(), reader.Offset(), reader.Offset(), reader.Offset());
        reader.End();
        return frame;
    }
}
