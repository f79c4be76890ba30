namespace RE.Bench.Agents.Live.Desk;

/// <summary>Reads bodies whose length nobody vouches for.</summary>
internal static class BoundedBody
{
    private const int BlockBytes = 64 << 10;

    /// <summary>All of it; null when it is longer than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var block = new byte[BlockBytes];
        int count;
        while ((count = await body.ReadAsync(block, cancellationToken)) > 0)
        {
            if (read.Length + count > most)
            {
                return null;
            }

            read.Write(block, 0, count);
        }

        return read.ToArray();
    }
}
