using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>The few file calls of Linux x86-64 that .NET has no name for. Every descriptor closes on exec.</summary>
internal static partial class LinuxFiles
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NoTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int Directory = 0x10000;
    public const int NoFollow = 0x20000;
    public const int PathOnly = 0x200000;

    public const int NoEntry = 2;
    public const int Exists = 17;
    public const int NotImplemented = 38;
    public const int NotPermitted = 1;

    private const int CloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const long OpenAt2Call = 437;
    private const long GetDirectoryEntriesCall = 217;
    private const int EmptyPath = 0x1000;
    private const int FolderItself = 0x200;
    private const int LinkItself = 0x100;
    private const uint BasicStatistics = 0x7ff;

    // RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH
    private const ulong StayBeneath = 0x01 | 0x02 | 0x04 | 0x08;

    /// <summary>Opens a host path that is trusted up to its last name.</summary>
    public static unsafe SafeFileHandle Open(byte[] path, int flags)
    {
        fixed (byte* name = path)
        {
            return Handle(openat(CurrentFolder, name, flags | CloseOnExec, 0));
        }
    }

    /// <summary>Opens one name or path below a folder; the kernel refuses links, <c>..</c> and other file systems on the way.</summary>
    public static unsafe SafeFileHandle OpenBeneath(SafeFileHandle folder, byte[] path, int flags, uint mode)
    {
        var how = new OpenHow { Flags = (ulong)(uint)(flags | CloseOnExec), Mode = mode, Resolve = StayBeneath };
        fixed (byte* name = path)
        {
            return Handle((int)syscall4(OpenAt2Call, Descriptor(folder), name, &how, (nuint)sizeof(OpenHow)));
        }
    }

    /// <summary>Opens exactly one name in a folder and never follows it, for kernels and containers without <c>openat2</c>.</summary>
    public static unsafe SafeFileHandle OpenName(SafeFileHandle folder, byte[] name, int flags, uint mode)
    {
        fixed (byte* text = name)
        {
            return Handle(openat(Descriptor(folder), text, flags | NoFollow | CloseOnExec, mode));
        }
    }

    public static unsafe FileStatistics? Statistics(SafeFileHandle file)
    {
        FileStatistics result;
        byte empty = 0;
        return statx(Descriptor(file), &empty, EmptyPath | LinkItself, BasicStatistics, &result) == 0 ? result : null;
    }

    public static unsafe FileStatistics? Statistics(SafeFileHandle folder, byte[] name)
    {
        FileStatistics result;
        fixed (byte* text = name)
        {
            return statx(Descriptor(folder), text, LinkItself, BasicStatistics, &result) == 0 ? result : null;
        }
    }

    /// <summary>Fills the buffer with directory records; returns their length, 0 at the end.</summary>
    public static unsafe int ReadFolder(SafeFileHandle folder, byte[] buffer)
    {
        fixed (byte* start = buffer)
        {
            return (int)Check(syscall3(GetDirectoryEntriesCall, Descriptor(folder), start, (nuint)buffer.Length), "read a folder");
        }
    }

    /// <summary>Makes a folder; false when the name is taken.</summary>
    public static unsafe bool MakeFolder(SafeFileHandle parent, byte[] name, uint mode)
    {
        fixed (byte* text = name)
        {
            return mkdirat(Descriptor(parent), text, mode) == 0 || (Marshal.GetLastPInvokeError() == Exists ? false : throw Error("make a folder"));
        }
    }

    public static void ChangeOwner(SafeFileHandle file, FileOwner owner) => Check(fchown(Descriptor(file), owner.Uid, owner.Gid), "change the owner");

    public static void ChangeMode(SafeFileHandle file, uint mode) => Check(fchmod(Descriptor(file), mode), "change the mode");

    public static void Flush(SafeFileHandle file) => Check(fsync(Descriptor(file)), "flush");

    public static unsafe void Rename(SafeFileHandle fromFolder, byte[] from, SafeFileHandle toFolder, byte[] to)
    {
        fixed (byte* source = from, target = to)
        {
            Check(renameat(Descriptor(fromFolder), source, Descriptor(toFolder), target), "rename");
        }
    }

    /// <summary>Removes a name that is no folder; true when it is gone.</summary>
    public static unsafe bool Remove(SafeFileHandle folder, byte[] name)
    {
        fixed (byte* text = name)
        {
            return unlinkat(Descriptor(folder), text, 0) == 0 || Marshal.GetLastPInvokeError() == NoEntry;
        }
    }

    public static unsafe bool RemoveEmptyFolder(SafeFileHandle folder, byte[] name)
    {
        fixed (byte* text = name)
        {
            return unlinkat(Descriptor(folder), text, FolderItself) == 0;
        }
    }

    /// <summary>Changes the mode of what a path-only descriptor stands for, which <c>fchmod</c> refuses.</summary>
    public static unsafe void TryChangeModeOfPathOnly(SafeFileHandle file, uint mode)
    {
        fixed (byte* path = PathText.Encode($"/proc/self/fd/{Descriptor(file)}"))
        {
            _ = chmod(path, mode);
        }
    }

    /// <summary>The last failed call as an exception.</summary>
    public static IOException Error(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"The system could not {what}: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    private static long Check(long result, string what) => result >= 0 ? result : throw Error(what);

    // A fresh handle of -1 is invalid and closes nothing; the caller reads the error number at once.
    private static SafeFileHandle Handle(int descriptor) => new(descriptor, ownsHandle: true);

    private static int Descriptor(SafeFileHandle handle) => (int)handle.DangerousGetHandle();

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static unsafe partial long syscall4(long number, long folder, byte* path, OpenHow* how, nuint size);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static unsafe partial long syscall3(long number, long folder, byte* buffer, nuint size);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int openat(int folder, byte* path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int statx(int folder, byte* path, int flags, uint mask, FileStatistics* result);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int mkdirat(int folder, byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int renameat(int fromFolder, byte* from, int toFolder, byte* to);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int unlinkat(int folder, byte* path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int chmod(byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fchown(int file, uint uid, uint gid);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fchmod(int file, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int file);
}
