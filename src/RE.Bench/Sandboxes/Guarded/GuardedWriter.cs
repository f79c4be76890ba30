using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>The writing half of <see cref="GuardedFolder"/>.</summary>
internal static class GuardedWriter
{
    private const uint FolderMode = 0x1ED; // 0755
    private const uint PrivateMode = 0x180; // 0600
    private const uint PermissionBits = 0x1FF; // 0777

    public static async Task WriteAsync(GuardedFolder folder, string path, GuardedContent content, CancellationToken cancellationToken)
    {
        var names = RelativePath.Split(path);
        using var parent = OpenOrMakeFolder(folder, [.. names.SkipLast(1)], content.Owner);
        var temporary = PathText.Encode(string.Create(CultureInfo.InvariantCulture, $".rebench-{RandomNumberGenerator.GetHexString(16, lowercase: true)}"));
        const int Flags = LinuxFiles.WriteOnly | LinuxFiles.Create | LinuxFiles.Exclusive | LinuxFiles.NoFollow;
        var handle = folder.TryOpenName(parent, temporary, Flags, PrivateMode) ?? throw LinuxFiles.Error($"create {PathText.Show(path)}");
        try
        {
            await using (var file = new FileStream(handle, FileAccess.Write, bufferSize: 0))
            {
                await content.Bytes.CopyToAsync(file, cancellationToken);
                HandOver(handle, content.Owner);
                LinuxFiles.ChangeMode(handle, (uint)content.Mode & PermissionBits);
            }

            LinuxFiles.Rename(parent, temporary, parent, PathText.Encode(names[^1]));
        }
        catch
        {
            LinuxFiles.Remove(parent, temporary);
            throw;
        }
    }

    /// <summary>Opens a folder below the root, making what is missing.</summary>
    public static SafeFileHandle OpenOrMakeFolder(GuardedFolder folder, IReadOnlyList<string> names, FileOwner owner)
    {
        var current = folder.OpenRoot();
        foreach (var name in names)
        {
            using var parent = current;
            var bytes = PathText.Encode(name);
            var isNew = LinuxFiles.MakeFolder(parent, bytes, FolderMode);
            current = folder.TryOpenName(parent, bytes, LinuxFiles.ReadOnly | LinuxFiles.Directory | LinuxFiles.NoFollow)
                ?? throw new IOException($"{PathText.Show(string.Join('/', names))} is not a folder that can be used: {PathText.Show(name)}: {Marshal.GetLastPInvokeErrorMessage()}.");
            if (isNew)
            {
                HandOver(current, owner);
            }
        }

        return current;
    }

    private static void HandOver(SafeFileHandle file, FileOwner owner)
    {
        if (LinuxFiles.Statistics(file) is not { } now || now.Uid != owner.Uid || now.Gid != owner.Gid)
        {
            LinuxFiles.ChangeOwner(file, owner);
        }
    }
}
