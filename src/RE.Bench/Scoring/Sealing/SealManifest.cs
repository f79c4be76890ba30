using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RE.Bench.Scoring.Sealing;

/// <summary>What a sealed submission holds, in the order of its paths.</summary>
internal sealed record SealManifest
{
    public const string SchemaName = "rebench.seal/1";

    public string Schema { get; init; } = SchemaName;

    /// <summary>Digest of the list below: <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>Ordered by the UTF-8 bytes of the paths.</summary>
    public required IReadOnlyList<SealedFile> Files { get; init; }

    /// <summary>Orders the files and computes the digest.</summary>
    public static SealManifest Of(IEnumerable<SealedFile> files)
    {
        SealedFile[] ordered = [.. files.OrderBy(file => Encoding.UTF8.GetBytes(file.Path), Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))];
        return new() { Files = ordered, Digest = DigestOf(ordered) };
    }

    /// <summary>SHA-256 over a first line with the schema's name and a line a file: sha256, size, <c>x</c> or <c>-</c>, path. No path holds a line break.</summary>
    private static string DigestOf(IReadOnlyList<SealedFile> ordered)
    {
        var text = new StringBuilder(SchemaName).Append('\n');
        foreach (var file in ordered)
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.Sha256} {file.Size} {(file.Executable ? 'x' : '-')} {file.Path}\n");
        }

        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";
    }
}
