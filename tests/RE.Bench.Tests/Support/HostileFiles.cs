using System.Runtime.InteropServices;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Tests.Support;

/// <summary>Makes what .NET cannot: names of any bytes, pipes, devices, hard links, sockets.</summary>
internal static unsafe partial class HostileFiles
{
    private const uint Pipe = 0x1000;
    private const uint CharacterDevice = 0x2000;
    private const uint Socket = 0xC000;

    public static void MakePipe(string path) => Make(path, Pipe | 0x1B6, 0);

    /// <summary>A node of <c>/dev/zero</c>; false where this user may not make one.</summary>
    public static bool TryMakeDevice(string path)
    {
        fixed (byte* name = PathText.Encode(path))
        {
            return mknod(name, CharacterDevice | 0x1B6, (1 << 8) | 5) == 0;
        }
    }

    public static void MakeSocket(string path) => Make(path, Socket | 0x1B6, 0);

    public static void HardLink(string from, string to)
    {
        fixed (byte* source = PathText.Encode(from), target = PathText.Encode(to))
        {
            Assert.Equal(0, link(source, target));
        }
    }

    /// <summary>Makes an empty regular file; the path may hold any bytes, in the form of <see cref="PathText"/>.</summary>
    public static void Touch(string path) => Make(path, 0x81A4, 0);

    /// <summary>Makes folders in folders, deeper than any path can say.</summary>
    public static void MakeDeepFolders(string top, int levels)
    {
        using var folder = GuardedFolder.Open(top);
        var current = folder.OpenRoot();
        var name = PathText.Encode("folder");
        for (var level = 0; level < levels; level++)
        {
            using var parent = current;
            Assert.True(LinuxFiles.MakeFolder(parent, name, 0x1ED));
            current = folder.TryOpenName(parent, name, LinuxFiles.Directory)!;
        }

        current.Dispose();
    }

    private static void Make(string path, uint mode, ulong device)
    {
        fixed (byte* name = PathText.Encode(path))
        {
            Assert.True(mknod(name, mode, device) == 0, Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mknod(byte* path, uint mode, ulong device);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int link(byte* from, byte* to);
}
