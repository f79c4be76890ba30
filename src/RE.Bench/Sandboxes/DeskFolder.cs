using System.Security.Cryptography;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes;

/// <summary>
/// Host folder of the socket on which a harness serves one run's requests from inside the sandbox. Nobody but the harness's user can enter it:
/// a sandbox reaches the socket only through the forwarder of its own harness. Its path follows from the run's id and is short.
/// </summary>
/// <param name="Path">The folder.</param>
/// <param name="Run">The run.</param>
public sealed record DeskFolder(string Path, string Run)
{
    /// <summary>Where the socket appears inside the sandbox.</summary>
    public const string SocketInside = ControlFolder.SandboxPath + "/desk.sock";

    /// <summary>Where the socket of the environment's services appears inside the sandbox.</summary>
    public const string ServicesInside = ControlFolder.SandboxPath + "/services.sock";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const int KeyDigits = 48;

    /// <summary>The socket.</summary>
    public string Socket => System.IO.Path.Combine(Path, "desk.sock");

    /// <summary>The socket of the environment's services.</summary>
    public string ServicesSocket => System.IO.Path.Combine(Path, "services.sock");

    /// <summary>Says whose it is, so that it can be removed when its harness died: the harness on the first line, the run on the second.</summary>
    internal string HolderFile => System.IO.Path.Combine(Path, "holder");

    private string KeyFile => System.IO.Path.Combine(Path, "key");

    /// <summary>Names a run's folder without making it.</summary>
    /// <param name="runId">The run.</param>
    public static DeskFolder Of(string runId) => new(System.IO.Path.Combine(Root, ControlFolder.Of(Root, runId).Key), runId);

    /// <summary>Folder of all desks of this user.</summary>
    internal static string Root => System.IO.Path.Combine(Environment.GetEnvironmentVariable("REBENCH_CONTROL") is { Length: > 0 } named ? named : ControlFolder.DefaultRoot, "k");

    /// <summary>Makes the folder and gives the run's key for model requests: that of an earlier harness, else a new random one.</summary>
    /// <exception cref="UserErrorException">The folder belongs to somebody else.</exception>
    public string Open()
    {
        ControlFolder.MakeRoot(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(Path))!);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!, Private);
        Directory.CreateDirectory(Path, Private);
        if (!OwnFolder.IsOwn(Path))
        {
            throw new UserErrorException($"'{Path}' belongs to another user or is a link. Remove it, or set REBENCH_CONTROL to a folder of your own.");
        }

        File.WriteAllText(HolderFile, $"{HarnessIdentity.Current()}\n{Run}\n");
        if (File.Exists(KeyFile) && File.ReadAllText(KeyFile) is { Length: > KeyDigits } known)
        {
            return known;
        }

        var key = "sk-rebench-" + RandomNumberGenerator.GetHexString(KeyDigits, lowercase: true);
        using var file = new FileStream(KeyFile, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        file.Write(System.Text.Encoding.ASCII.GetBytes(key));
        return key;
    }

    /// <summary>Removes the folder.</summary>
    public void Delete()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
