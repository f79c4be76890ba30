using System.Buffers.Binary;
using System.IO.Compression;

namespace RE.Bench.Analysis.Imports.Inspect.Zip;

/// <summary>Reads members of a zip that anybody may have made; nothing is ever unpacked to disk.</summary>
/// <param name="file">The zip; seekable.</param>
internal sealed class ZipFile(Stream file)
{
    private const long LargestMember = 4L << 30;
    private const long FreeOfRatio = 1 << 20;
    private const long LargestRatio = 500;
    private const int LocalLength = 30;
    private const uint LocalMark = 0x04034b50;

    private readonly UnpackAllowance _allowance = new();

    /// <summary>Opens a member.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, or it is a zip bomb; the message says which.</exception>
    public Stream Open(ZipMember member)
    {
        if (Refusal(member) is { } refusal)
        {
            throw new InvalidDataException(refusal);
        }

        var local = new byte[LocalLength];
        file.Position = member.Offset;
        file.ReadExactly(local);
        var start = member.Offset + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != LocalMark || start > file.Length - member.Packed)
        {
            throw new InvalidDataException("the zip's directory and its members do not fit together");
        }

        var packed = new SubStream(file, start, member.Packed);
        return new MeteredStream(Unpack(member.Method, packed), member.Size, _allowance);
    }

    private string? Refusal(ZipMember member) => member switch
    {
        { IsEncrypted: true } => "it is encrypted",
        { Method: not (0 or 8 or 93) } => $"it is packed by method {member.Method}, and only 0 (stored), 8 (deflate) and 93 (zstd) are known",
        { Packed: < 0 } or { Size: < 0 } or { Offset: < 0 } => "the zip's directory is damaged",
        _ when member.Offset > file.Length - LocalLength || member.Packed > file.Length => "the zip's directory and its members do not fit together",
        { Size: > LargestMember } => $"it unpacks to more than {LargestMember >> 30} GiB",
        { Size: > FreeOfRatio } when member.Size / LargestRatio > member.Packed => $"it unpacks to {member.Size / Math.Max(1, member.Packed)} times its size, as a zip bomb does",
        _ => null,
    };

    private static Stream Unpack(int method, Stream packed) => method switch
    {
        8 => new DeflateStream(packed, CompressionMode.Decompress),
        93 => new ZstdSharp.DecompressionStream(packed),
        _ => packed,
    };
}
