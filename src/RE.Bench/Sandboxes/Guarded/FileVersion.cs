namespace RE.Bench.Sandboxes.Guarded;

/// <summary>Identity and last change of an inode: two equal versions hold the same bytes.</summary>
/// <param name="Inode">Inode number.</param>
/// <param name="ChangedSeconds">Seconds of the change time.</param>
/// <param name="ChangedNanoseconds">The rest of the change time.</param>
internal readonly record struct FileVersion(ulong Inode, long ChangedSeconds, uint ChangedNanoseconds);
