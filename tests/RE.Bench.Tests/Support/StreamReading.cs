namespace RE.Bench.Tests.Support;

internal static class StreamReading
{
    /// <summary>All bytes that are left; the stream is disposed.</summary>
    public static byte[] ReadToEnd(this Stream stream)
    {
        using (stream)
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
