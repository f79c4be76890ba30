namespace RE.Bench.Sandboxes.Guarded;

/// <summary>A file to be written.</summary>
/// <param name="Bytes">Its bytes, read to the end; not disposed.</param>
/// <param name="Mode">Permission bits; set-id bits are dropped.</param>
/// <param name="Owner">Who owns it.</param>
internal sealed record GuardedContent(Stream Bytes, UnixFileMode Mode, FileOwner Owner);
