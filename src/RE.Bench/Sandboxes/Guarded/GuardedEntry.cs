namespace RE.Bench.Sandboxes.Guarded;

/// <summary>What the kernel says of one name below a guarded folder, the name itself and never what a link points to.</summary>
internal sealed record GuardedEntry
{
    /// <summary>Path below the guarded folder in the lossless form of <see cref="PathText"/>; show it with <see cref="PathText.Show"/>.</summary>
    public required string Path { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Apparent size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes really stored; much less than <see cref="Size"/> for a sparse file.</summary>
    public required long StoredBytes { get; init; }

    /// <summary>How many names the file has.</summary>
    public required uint Links { get; init; }

    /// <summary>Permission bits, set-id bits included.</summary>
    public required UnixFileMode Mode { get; init; }

    public required FileOwner Owner { get; init; }

    /// <summary>Changes whenever content, names or rights of the file do.</summary>
    public required FileVersion Version { get; init; }

    /// <summary>True for a folder that <see cref="GuardedFolder.Walk"/> did not enter: too deep, another file system, or it could not be opened.</summary>
    public bool Unread { get; init; }

    /// <summary>Number of names in <see cref="Path"/>; 0 for the guarded folder itself.</summary>
    public int Depth => Path == "." ? 0 : Path.AsSpan().Count('/') + 1;
}
