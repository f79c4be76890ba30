namespace RE.Bench.Analysis.Imports.Inspect.Zip;

/// <summary>A member as a zip's directory describes it; nothing of it is believed before it is read.</summary>
/// <param name="Name">As written; never a path on this machine.</param>
/// <param name="Method">0 stored, 8 deflate, 93 zstd.</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Size">Bytes that it says it unpacks to.</param>
/// <param name="Offset">Where its local header is.</param>
/// <param name="IsEncrypted">It needs a password.</param>
internal sealed record ZipMember(string Name, int Method, long Packed, long Size, long Offset, bool IsEncrypted);
