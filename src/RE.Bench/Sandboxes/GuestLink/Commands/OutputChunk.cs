namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>Output on its way from the socket to its reader.</summary>
/// <param name="IsError">True for standard error.</param>
/// <param name="Bytes">The bytes, in a pooled array unless it is a note.</param>
/// <param name="Count">How many of them.</param>
/// <param name="IsNote">True when the harness says it and not the command.</param>
internal readonly record struct OutputChunk(bool IsError, byte[] Bytes, int Count, bool IsNote = false);
