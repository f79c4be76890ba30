using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>
/// The host folder that a sandbox sees, read-only, as <c>/run/rebench</c>: the guest and the sockets. Its path is short, because a socket's
/// path has at most 107 bytes. Beside it, out of the sandbox's sight, lies the state by which a later harness finds the sandbox.
/// </summary>
internal sealed partial class ControlFolder
{
    /// <summary>Where the folder is mounted inside.</summary>
    public const string SandboxPath = "/run/rebench";

    /// <summary>The guest inside.</summary>
    public const string GuestInside = SandboxPath + "/rebench-guest";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode ReadableByGroup = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    private ControlFolder(string root, string key)
    {
        Key = key;
        FolderPath = Path.Combine(root, "r", key);
        StatePath = Path.Combine(root, "s", key + ".json");
    }

    /// <summary>12 hexadecimal digits that stand for the run.</summary>
    public string Key { get; }

    /// <summary>The mounted folder.</summary>
    public string FolderPath { get; }

    /// <summary>File with the sandbox's state, token included; only its owner can read it.</summary>
    public string StatePath { get; }

    /// <summary>The guest's socket.</summary>
    public string SocketPath => Path.Combine(FolderPath, "guest.sock");

    /// <summary>Default root of all control folders of this user.</summary>
    public static string DefaultRoot => string.Create(CultureInfo.InvariantCulture, $"/tmp/rebench-{EffectiveUser}");

    /// <summary>The user that this process acts as.</summary>
    public static uint EffectiveUser => GetEffectiveUser();

    /// <summary>Names a run's folder without making it.</summary>
    public static ControlFolder Of(string root, string runId) =>
        new(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runId)))[..12]);

    /// <summary>All runs with a state file under a root.</summary>
    public static IReadOnlyList<ControlFolder> All(string root) => Directory.Exists(Path.Combine(root, "s"))
        ? [.. Directory.GetFiles(Path.Combine(root, "s"), "*.json").Order(StringComparer.Ordinal).Select(f => new ControlFolder(root, Path.GetFileNameWithoutExtension(f)))]
        : [];

    /// <summary>Makes the root with its folders, which others may pass but not list.</summary>
    /// <exception cref="UserErrorException">The root belongs to somebody else.</exception>
    public static void MakeRoot(string root)
    {
        Directory.CreateDirectory(root, Passable);
        if (!OwnFolder.IsOwn(root))
        {
            throw new UserErrorException($"'{root}' belongs to another user or is a link. Remove it, or set REBENCH_CONTROL to a folder of your own.");
        }

        File.SetUnixFileMode(root, Passable);
        Directory.CreateDirectory(Path.Combine(root, "r"), Passable);
        Directory.CreateDirectory(Path.Combine(root, "m"), Passable);
        Directory.CreateDirectory(Path.Combine(root, "p"), Passable);
        Directory.CreateDirectory(Path.Combine(root, "s"), Private);
    }

    /// <summary>Makes the folder with the guest in it. Members of <paramref name="group"/> may look into it; null = everybody who knows its name.</summary>
    public void Create(string guestBinary, uint? group)
    {
        Delete();
        Directory.CreateDirectory(FolderPath, ReadableByGroup);
        if (group is { } id)
        {
            OwnFolder.GiveToGroup(FolderPath, id);
        }
        else
        {
            File.SetUnixFileMode(FolderPath, ReadableByGroup | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        var guest = Path.Combine(FolderPath, "rebench-guest");
        File.Copy(guestBinary, guest);
        File.SetUnixFileMode(guest, ReadableByGroup | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        // The same file is the 'task' command of programs inside.
        File.CreateSymbolicLink(Path.Combine(FolderPath, "task"), Path.GetFileName(guest));
    }

    /// <summary>Writes the state so that a crash leaves the old or the new one.</summary>
    public void WriteState(ReadOnlySpan<byte> json)
    {
        var temporary = StatePath + ".new";
        using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            file.Write(json);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, StatePath, overwrite: true);
    }

    /// <summary>Removes folder and state.</summary>
    public void Delete()
    {
        if (Directory.Exists(FolderPath))
        {
            Directory.Delete(FolderPath, recursive: true);
        }

        File.Delete(StatePath);
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();
}
