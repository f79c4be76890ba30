using System.Runtime.InteropServices;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>Ownership of folders: asked for, and given.</summary>
internal static unsafe partial class OwnFolder
{
    private const int NoFollow = 0x100;
    private const int CurrentFolder = -100;
    private const uint Everything = 0xFFF;
    private const int StatxBytes = 256;
    private const int UidAt = 20;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int FolderType = 0x4000;
    private const uint Unchanged = uint.MaxValue;

    /// <summary>True when the path is a real folder of this user.</summary>
    public static bool IsOwn(string path)
    {
        var buffer = stackalloc byte[StatxBytes];
        return Statx(CurrentFolder, path, NoFollow, Everything, buffer) == 0
            && (*(ushort*)(buffer + ModeAt) & TypeMask) == FolderType
            && *(uint*)(buffer + UidAt) == GetEffectiveUser();
    }

    /// <summary>Gives a folder's group away.</summary>
    public static void GiveToGroup(string path, uint group) => Check(ChangeOwner(path, Unchanged, group), path);

    /// <summary>Gives a file or folder away; never follows a link.</summary>
    public static void Give(string path, uint user) => Check(ChangeOwner(path, user, user), path);

    /// <summary>Gives a folder and all in it away; never follows a link.</summary>
    public static void GiveAll(string folder, uint user)
    {
        Give(folder, user);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                GiveAll(entry.FullName, user);
            }
            else
            {
                Give(entry.FullName, user);
            }
        }
    }

    private static void Check(int result, string path)
    {
        if (result != 0)
        {
            throw new IOException($"cannot change the owner of '{path}': {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();
}
