namespace RE.Bench.Sandboxes.Protocol;

/// <summary>A command's terminal has another size.</summary>
/// <param name="Id">The command.</param>
/// <param name="Size">The size.</param>
internal sealed record ResizeFrame(string Id, TerminalSize Size)
{
    public ReadOnlyMemory<byte> Build() => new FrameBuilder(FrameType.Resize).Text(Id).Short(Size.Columns).Short(Size.Rows).Build();

    public static ResizeFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var frame = new ResizeFrame(reader.Id(), new TerminalSize(reader.Short(), reader.Short()));
        reader.End();
        return frame;
    }
}
