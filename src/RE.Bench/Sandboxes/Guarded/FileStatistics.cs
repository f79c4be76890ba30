using System.Runtime.InteropServices;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>The fields of <c>struct statx</c> that are used; its layout is the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatistics
{
    [FieldOffset(16)]
    public uint Links;

    [FieldOffset(20)]
    public uint Uid;

    [FieldOffset(24)]
    public uint Gid;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public ulong Size;

    [FieldOffset(48)]
    public ulong Blocks;

    [FieldOffset(96)]
    public long ChangedSeconds;

    [FieldOffset(104)]
    public uint ChangedNanoseconds;

    public readonly EntryKind Kind => (Mode >> 12) switch
    {
        0x8 => EntryKind.File,
        0x4 => EntryKind.Folder,
        0xA => EntryKind.SymbolicLink,
        0x1 => EntryKind.Pipe,
        0xC => EntryKind.Socket,
        0x2 => EntryKind.CharacterDevice,
        0x6 => EntryKind.BlockDevice,
        _ => EntryKind.Unknown,
    };

    public readonly GuardedEntry ToEntry(string path) => new()
    {
        Path = path,
        Kind = Kind,
        Size = (long)Math.Min(Size, long.MaxValue),
        StoredBytes = (long)Math.Min(Blocks, long.MaxValue / 512) * 512,
        Links = Links,
        Mode = (UnixFileMode)(Mode & 0xFFF),
        Owner = new FileOwner(Uid, Gid),
        Version = new FileVersion(Inode, ChangedSeconds, ChangedNanoseconds),
    };
}
