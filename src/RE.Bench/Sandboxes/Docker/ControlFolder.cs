using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RE.Bench.Sandboxes.Docker;

/// <summary>The host folder that one container sees, read-only, as <c>/run/rebench</c>, and the harness's own notes beside it.</summary>
/// <param name="Folder">Absolute path; short, because a socket's address has 107 bytes.</param>
internal sealed partial record ControlFolder(string Folder)
{
    /// <summary>Where the container finds <see cref="Shown"/>.</summary>
    public const string SandboxPath = "/run/rebench";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Readable = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>What the container sees.</summary>
    public string Shown => Path.Combine(Folder, "in");

    /// <summary>The guest's socket.</summary>
    public string GuestSocket => Path.Combine(Shown, "guest.sock");

    /// <summary>The container's user table.</summary>
    public string UserTable => Path.Combine(Folder, "passwd");

    /// <summary>The container's group table.</summary>
    public string GroupTable => Path.Combine(Folder, "group");

    private string ToolsFile => Path.Combine(Folder, "tools");

    private string HarnessFile => Path.Combine(Folder, "harness");

    /// <summary>The usual place of these folders: not in the sandboxes' own <c>/tmp</c>, and readable by this user only.</summary>
    public static string DefaultRoot => Environment.IsPrivilegedProcess
        ? "/run/rebench"
        : Path.Combine(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? runtime : $"/tmp/rebench-{Environment.UserName}", "rebench");

    /// <summary>Makes one with a random name, held by this harness.</summary>
    public static ControlFolder Create(string root, int userId)
    {
        Directory.CreateDirectory(root, Private);
        var control = new ControlFolder(Path.Combine(root, RandomNumberGenerator.GetHexString(12, lowercase: true)));
        Directory.CreateDirectory(control.Folder, Private);
        Directory.CreateDirectory(control.Shown, Readable);
        File.SetUnixFileMode(control.Shown, Readable);
        WriteTable(control.UserTable, $"root:x:0:0:root:/root:/bin/sh\nagent:x:{userId}:{userId}:agent:/home/agent:/bin/sh\n");
        WriteTable(control.GroupTable, $"root:x:0:\nagent:x:{userId}:\n");
        control.Take();
        return control;
    }

    /// <summary>Writes down that this harness has the container now.</summary>
    public void Take() => File.WriteAllText(HarnessFile, HarnessIdentity.Current().ToString());

    /// <summary>The harness that has the container; null when the folder is gone.</summary>
    public HarnessIdentity? Holder() => File.Exists(HarnessFile) ? HarnessIdentity.TryParse(File.ReadAllText(HarnessFile)) : null;

    /// <summary>Writes down which commands were found inside.</summary>
    public void RememberTools(IEnumerable<string> tools) => File.WriteAllLines(ToolsFile, tools);

    /// <summary>The commands that were found inside.</summary>
    public IReadOnlyList<string> Tools() => File.Exists(ToolsFile) ? File.ReadAllLines(ToolsFile) : [];

    /// <summary>Makes an empty file for a mount of one file to cover, and returns the mount.</summary>
    public SandboxMount Place(string hostPath, string name)
    {
        File.WriteAllBytes(Path.Combine(Shown, name), []);
        return new SandboxMount(hostPath, $"{SandboxPath}/{name}");
    }

    /// <summary>Shows a socket by a second name of the same file; again after it was made anew.</summary>
    /// <exception cref="SandboxUnavailableException">It lies on another file system, or is not there.</exception>
    public void Link(string socket)
    {
        var name = Path.Combine(Shown, Path.GetFileName(socket));
        File.Delete(name);
        if (LinkFile(socket, name) != 0)
        {
            throw new SandboxUnavailableException($"The socket '{socket}' cannot be shown in a sandbox as '{name}': {Marshal.GetLastPInvokeErrorMessage()}. Both must be on one file system.");
        }
    }

    public void Delete()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static void WriteTable(string file, string text)
    {
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkFile(string from, string to);
}
