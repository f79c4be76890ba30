using System.Buffers;
using System.Security.Cryptography;

namespace RE.Bench.Scoring.Sealing;

/// <summary>Copies a stream that may not be trusted to end, hashing what really was copied.</summary>
internal static class HashingCopy
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Copies at most <paramref name="limit"/> bytes and looks for one more; returns the size, which exceeds the limit when there was more.</summary>
    public static (long Size, string Sha256) Run(Stream from, Stream to, long limit)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = ArrayPool<byte>.Shared.Rent((int)Math.Min(BlockBytes, Math.Max(4096, limit + 1)));
        try
        {
            long size = 0;
            for (int count; size <= limit && (count = from.Read(block, 0, (int)Math.Min(block.Length, limit + 1 - size))) > 0; size += count)
            {
                to.Write(block, 0, count);
                hash.AppendData(block, 0, count);
            }

            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
