namespace RE.Bench.Sandboxes.Protocol;

/// <summary>A command's end.</summary>
/// <param name="Id">The command.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Code">Exit status or signal number.</param>
/// <param name="Survivors">Processes of its tree that could not be killed.</param>
/// <param name="StdoutSize">True size of its standard output.</param>
/// <param name="StderrSize">True size of its standard error.</param>
/// <param name="Reason">Why it did not start.</param>
internal sealed record ExitFrame(string Id, ExitKind Kind, int Code, int Survivors, long StdoutSize, long StderrSize, string Reason)
{
    /// <summary>Longest reason in bytes.</summary>
    public const int ReasonBytes = 1024;

    public ReadOnlyMemory<byte> Build() =>
        new FrameBuilder(FrameType.Exit).Text(Id).Byte((byte)Kind).Int(Code).Int(Survivors).Long(StdoutSize).Long(StderrSize).Text(Reason).Build();

    public static ExitFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var frame = new ExitFrame(
            reader.Id(), (ExitKind)reader.Byte(), reader.Int(), reader.Int(), reader.Offset(), reader.Offset(), reader.Text(ReasonBytes));
        reader.End();
        return frame.Kind <= ExitKind.NotStarted && frame.Survivors >= 0 && frame.Code is >= 0 and <= 255
            ? frame
            : throw new ProtocolViolationException($"an end of kind {frame.Kind}, code {frame.Code}, {frame.Survivors} survivors");
    }
}
