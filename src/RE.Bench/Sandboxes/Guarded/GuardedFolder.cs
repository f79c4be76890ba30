using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RE.Bench.Sandboxes.Guarded;

/// <summary>
/// Reads and writes below a host folder whose content is hostile and may change at any moment: the kernel resolves every path and refuses links,
/// <c>..</c> and other file systems, nothing but a regular file is ever opened, and every fact is asked of the open descriptor.
/// </summary>
/// <remarks>Paths are relative, in the lossless form of <see cref="PathText"/>; <c>.</c> is the folder itself.</remarks>
internal sealed class GuardedFolder : IDisposable
{
    /// <summary>Folders deeper than this are listed but not entered: each level costs a descriptor.</summary>
    public const int WalkDepth = 64;

    private readonly SafeFileHandle _root;
    private readonly bool _nameByName;

    private GuardedFolder(SafeFileHandle root, string hostFolder, bool nameByName)
    {
        _root = root;
        HostFolder = hostFolder;
        _nameByName = nameByName;
    }

    /// <summary>The host folder, for messages.</summary>
    public string HostFolder { get; }

    /// <summary>Opens a folder whose parents are the harness's own; the folder itself may not be a link.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static GuardedFolder Open(string hostFolder) => Open(hostFolder, nameByName: false);

    /// <summary>The same with a choice, so that tests reach the way of old kernels.</summary>
    internal static GuardedFolder Open(string hostFolder, bool nameByName)
    {
        var root = LinuxFiles.Open(PathText.Encode(Path.TrimEndingDirectorySeparator(hostFolder)), LinuxFiles.Directory | LinuxFiles.NoFollow);
        if (root.IsInvalid)
        {
            throw new DirectoryNotFoundException($"The folder '{hostFolder}' cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        return new(root, hostFolder, nameByName || !HasOpenAt2(root));
    }

    /// <summary>Opens a folder below this one as a guarded folder of its own; null when there is none or a link is on the way.</summary>
    public GuardedFolder? OpenFolder(string path)
    {
        var handle = TryOpen(path, LinuxFiles.ReadOnly | LinuxFiles.Directory | LinuxFiles.NoFollow | LinuxFiles.NonBlocking);
        return handle is null ? null : new(handle, Path.Combine(HostFolder, path), _nameByName);
    }

    /// <summary>What stands at a path, links themselves included; null when nothing does or a parent is a link.</summary>
    public GuardedEntry? Find(string path)
    {
        using var handle = TryOpen(path, LinuxFiles.PathOnly | LinuxFiles.NoFollow);
        return handle is null ? null : LinuxFiles.Statistics(handle)?.ToEntry(path);
    }

    /// <summary>Opens a regular file for reading; never blocks on a pipe, never opens a device.</summary>
    /// <exception cref="FileNotFoundException">There is no regular file at that path; the message says what is.</exception>
    public FileStream OpenRead(string path) => OpenRead(path, out _);

    /// <summary>Opens a regular file and says what the kernel knows of the very file that was opened.</summary>
    public FileStream OpenRead(string path, out GuardedEntry entry)
    {
        using var found = TryOpen(path, LinuxFiles.PathOnly | LinuxFiles.NoFollow) ?? throw NotFound(path, "does not exist");
        entry = LinuxFiles.Statistics(found)?.ToEntry(path) ?? throw LinuxFiles.Error($"examine {PathText.Show(path)}");
        if (entry.Kind != EntryKind.File)
        {
            throw NotFound(path, $"is {Describe(entry.Kind)}, not a regular file");
        }

        // A descriptor of its own inode: nothing on the way can be swapped any more.
        var self = PathText.Encode($"/proc/self/fd/{found.DangerousGetHandle()}");
        var opened = LinuxFiles.Open(self, LinuxFiles.ReadOnly | LinuxFiles.NonBlocking | LinuxFiles.NoTerminal);
        return opened.IsInvalid ? throw NotFound(path, $"cannot be opened ({Marshal.GetLastPInvokeErrorMessage()})") : new FileStream(opened, FileAccess.Read, bufferSize: 0);
    }

    /// <summary>What is at a path and below it, parents before children, in no order beside that; empty when nothing is there.</summary>
    public IEnumerable<GuardedEntry> Walk(string path)
    {
        if (Find(path) is not { } top)
        {
            yield break;
        }

        var open = new Stack<FolderReader>();
        try
        {
            yield return Enter(top, open);
            while (open.TryPeek(out var reader))
            {
                if (reader.Next() is not { } name)
                {
                    open.Pop().Dispose();
                }
                else if (LinuxFiles.Statistics(reader.Folder, name) is { } statistics)
                {
                    var text = PathText.Decode(name.AsSpan(..^1));
                    yield return Enter(statistics.ToEntry(reader.Path == "." ? text : $"{reader.Path}/{text}"), open, name);
                }
            }
        }
        finally
        {
            while (open.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }
    }

    /// <summary>Makes a folder and its parents; those that are made belong to the owner, those that exist stay as they are.</summary>
    /// <exception cref="IOException">Something that is no folder, or a link, is in the way.</exception>
    public void MakeFolder(string path, FileOwner owner) => GuardedWriter.OpenOrMakeFolder(this, RelativePath.Split(path), owner).Dispose();

    /// <summary>Writes a file beside its place and renames it there: readers see the old bytes or all the new ones. Parent folders are made.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">The bytes; not disposed.</param>
    /// <param name="mode">Permission bits; set-id bits are dropped.</param>
    /// <param name="owner">Who owns the file and the folders that are made.</param>
    /// <param name="cancellationToken">Stops between two blocks; nothing is left.</param>
    /// <exception cref="IOException">A folder has that name, or something that is no folder is in the way.</exception>
    public Task WriteAtomicAsync(string path, Stream content, UnixFileMode mode, FileOwner owner, CancellationToken cancellationToken) =>
        GuardedWriter.WriteAsync(this, path, new GuardedContent(content, mode, owner), cancellationToken);

    /// <summary>Removes everything below the folder, whatever its names, rights and depth; no process may write there any more.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    public void Clear()
    {
        using var root = OpenRoot();
        new GuardedRemoval(this, root).Run();
    }

    /// <summary>Removes a host folder with all that is below it, which <see cref="Directory.Delete(string, bool)"/> cannot where names are not UTF-8.</summary>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    public static void Delete(string hostFolder)
    {
        using (var folder = Open(hostFolder))
        {
            LinuxFiles.TryChangeModeOfPathOnly(folder._root, 0x1C0);
            folder.Clear();
        }

        Directory.Delete(hostFolder);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    /// <summary>The folder's own descriptor opened again, for a caller that disposes it.</summary>
    internal SafeFileHandle OpenRoot()
    {
        var handle = LinuxFiles.Open(PathText.Encode($"/proc/self/fd/{_root.DangerousGetHandle()}"), LinuxFiles.Directory);
        return handle.IsInvalid ? throw LinuxFiles.Error($"open '{HostFolder}' again") : handle;
    }

    /// <summary>Opens a name in an open folder without following it; null with the error number set when it cannot.</summary>
    internal SafeFileHandle? TryOpenName(SafeFileHandle folder, byte[] name, int flags, uint mode = 0)
    {
        var handle = _nameByName ? LinuxFiles.OpenName(folder, name, flags, mode) : LinuxFiles.OpenBeneath(folder, name, flags, mode);
        return handle.IsInvalid ? null : handle;
    }

    internal static string Describe(EntryKind kind) => kind switch
    {
        EntryKind.File => "a file",
        EntryKind.Folder => "a folder",
        EntryKind.SymbolicLink => "a symbolic link",
        EntryKind.Pipe => "a named pipe",
        EntryKind.Socket => "a socket",
        EntryKind.CharacterDevice or EntryKind.BlockDevice => "a device",
        _ => "of a kind that is not known",
    };

    private static bool HasOpenAt2(SafeFileHandle root)
    {
        using var probe = LinuxFiles.OpenBeneath(root, PathText.Encode("."), LinuxFiles.PathOnly | LinuxFiles.Directory, 0);
        // Container engines older than the call answer "not permitted" where the kernel would say "not implemented".
        return !(probe.IsInvalid && Marshal.GetLastPInvokeError() is LinuxFiles.NotImplemented or LinuxFiles.NotPermitted);
    }

    private static FileNotFoundException NotFound(string path, string why) => new($"{PathText.Show(path)} {why}.", PathText.Show(path));

    private GuardedEntry Enter(GuardedEntry entry, Stack<FolderReader> open, byte[]? name = null)
    {
        if (entry.Kind != EntryKind.Folder)
        {
            return entry;
        }

        const int Flags = LinuxFiles.ReadOnly | LinuxFiles.Directory | LinuxFiles.NoFollow | LinuxFiles.NonBlocking;
        var folder = entry.Depth > WalkDepth ? null : name is null ? TryOpen(entry.Path, Flags) : TryOpenName(open.Peek().Folder, name, Flags);
        if (folder is null)
        {
            return entry with { Unread = true };
        }

        open.Push(new FolderReader(folder, entry.Path));
        return entry;
    }

    private SafeFileHandle? TryOpen(string path, int flags)
    {
        if (path == ".")
        {
            return TryOpenName(_root, PathText.Encode("."), flags);
        }

        var names = RelativePath.Split(path);
        return _nameByName ? TryOpenNameByName(names, flags) : TryOpenName(_root, PathText.Encode(path), flags);
    }

    private SafeFileHandle? TryOpenNameByName(IReadOnlyList<string> names, int flags)
    {
        var folder = OpenRoot();
        for (var i = 0; i < names.Count; i++)
        {
            var isLast = i == names.Count - 1;
            var next = TryOpenName(folder, PathText.Encode(names[i]), isLast ? flags : LinuxFiles.PathOnly | LinuxFiles.Directory);
            folder.Dispose();
            if (next is null)
            {
                return null;
            }

            folder = next;
        }

        return folder;
    }
}
