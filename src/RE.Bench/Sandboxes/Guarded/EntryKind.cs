namespace RE.Bench.Sandboxes.Guarded;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    File,
    Folder,
    SymbolicLink,
    Pipe,
    Socket,
    CharacterDevice,
    BlockDevice,
    Unknown,
}
