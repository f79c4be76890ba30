namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>Output on its way from the socket to its reader, in a pooled array.</summary>
internal readonly record struct OutputChunk(bool IsError, byte[] Bytes, int Count);
