namespace RE.Bench.Analysis.Imports.Inspect.Zip;

/// <summary>What a member unpacks to, stopped where it is more than it said or than may be read in all.</summary>
internal sealed class MeteredStream(Stream unpacked, long declared, UnpackAllowance allowance) : Stream
{
    private long _left = declared;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = unpacked.Read(buffer);
        }
        catch (Exception failure) when (failure is ZstdSharp.ZstdException or EndOfStreamException)
        {
            throw new InvalidDataException("its packed bytes are damaged", failure);
        }

        _left -= read;
        if (_left < 0)
        {
            throw new InvalidDataException("it unpacks to more bytes than it says, as a zip bomb does");
        }

        allowance.Take(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
        }

        base.Dispose(disposing);
    }
}
