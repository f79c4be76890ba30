using System.Security.Cryptography;

namespace RE.Bench.Analysis.Records;

/// <summary>Checks a journal's chain of hashes without understanding its lines: each ends with the hash of the one before.</summary>
internal static class JournalChain
{
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <summary>True when every whole line ends, as the harness writes it, with the hash of the line before.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> journal)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> prev = stackalloc byte[Digits];
        var digits = 0;
        while (journal.IndexOf((byte)'\n') is var length and >= 0)
        {
            var line = journal[..length];
            if (!EndsWith(line, prev[..digits]))
            {
                return false;
            }

            SHA256.HashData(line, hash);
            Convert.TryToHexStringLower(hash, prev, out digits);
            journal = journal[(length + 1)..];
        }

        return true;
    }

    private static bool EndsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> prev) =>
        line.EndsWith("\"}"u8)
        && line[..^2].EndsWith(prev)
        && line[..^(2 + prev.Length)].EndsWith(",\"prev\":\""u8);
}
