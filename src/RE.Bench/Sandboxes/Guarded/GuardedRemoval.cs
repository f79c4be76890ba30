using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>
/// Removes all that is below an open folder without following a link: names that .NET cannot spell, folders without rights, and trees deeper than
/// descriptors or paths can reach (they are moved up and removed in a later pass).
/// </summary>
internal sealed class GuardedRemoval(GuardedFolder folder, SafeFileHandle root)
{
    private const int MaximumPasses = 100_000;
    private const uint OwnerOnly = 0x1C0; // 0700
    private int _moved;

    /// <exception cref="IOException">Something cannot be removed, or something keeps making new files.</exception>
    public void Run()
    {
        for (var pass = 0; pass < MaximumPasses; pass++)
        {
            if (!RemoveNamesIn(root, depth: 1))
            {
                return;
            }
        }

        throw new IOException($"The folder '{folder.HostFolder}' fills up faster than it can be emptied: a process still writes there.");
    }

    private bool RemoveNamesIn(SafeFileHandle parent, int depth)
    {
        using var names = new FolderReader(folder.TryOpenName(parent, PathText.Encode("."), LinuxFiles.Directory) ?? throw LinuxFiles.Error("open a folder again"), ".");
        var any = false;
        while (names.Next() is { } name)
        {
            any = true;
            if (!LinuxFiles.Remove(parent, name))
            {
                RemoveFolder(parent, name, depth);
            }
        }

        return any;
    }

    private void RemoveFolder(SafeFileHandle parent, byte[] name, int depth)
    {
        var path = PathText.Show(PathText.Decode(name.AsSpan(..^1)));
        using (var child = TryOpenForRemoval(parent, name) ?? throw LinuxFiles.Error($"remove {path} below '{folder.HostFolder}'"))
        {
            if (depth > GuardedFolder.WalkDepth)
            {
                LinuxFiles.Rename(parent, name, root, PathText.Encode($".rebench-removed-{_moved++}"));
                return;
            }

            while (RemoveNamesIn(child, depth + 1))
            {
            }
        }

        if (!LinuxFiles.RemoveEmptyFolder(parent, name) && Marshal.GetLastPInvokeError() != LinuxFiles.NoEntry)
        {
            throw LinuxFiles.Error($"remove the folder {path} below '{folder.HostFolder}'");
        }
    }

    private SafeFileHandle? TryOpenForRemoval(SafeFileHandle parent, byte[] name)
    {
        using var found = folder.TryOpenName(parent, name, LinuxFiles.PathOnly | LinuxFiles.Directory | LinuxFiles.NoFollow);
        if (found is null)
        {
            return null;
        }

        // The rights of a folder may forbid its owner to list or empty it; through the descriptor no other inode can be meant.
        LinuxFiles.TryChangeModeOfPathOnly(found, OwnerOnly);
        return folder.TryOpenName(found, PathText.Encode("."), LinuxFiles.ReadOnly | LinuxFiles.Directory);
    }
}
