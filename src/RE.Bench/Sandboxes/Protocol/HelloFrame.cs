namespace RE.Bench.Sandboxes.Protocol;

/// <summary>How the guest introduces itself.</summary>
internal sealed record HelloFrame(ushort Version, string Token, bool Frozen)
{
    public ReadOnlyMemory<byte> Build() => new FrameBuilder(FrameType.Hello).Short(Version).Text(Token).Byte(Frozen ? (byte)1 : (byte)0).Build();

    public static HelloFrame Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var hello = new HelloFrame(reader.Short(), reader.Text(WireLimits.IdBytes), reader.Flag());
        reader.End();
        return hello;
    }
}
