using System.Globalization;
using System.Text;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>
/// Writes the shell script that starts a sandbox: enter the control groups, mount what only root can reach, give root up, become bubblewrap
/// with the guest as PID 1. Without giving up the real user id 0 a process inside could write the host's /proc/sys.
/// </summary>
internal sealed class BubblewrapCommand(SandboxBlueprint blueprint)
{
    private const string FilterDescriptor = "9";
    private static readonly string[] HostEtc = ["alternatives", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "ssl/certs", "ca-certificates.conf", "localtime", "magic", "mime.types"];
    private static readonly string[] SystemFolders = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];
    private readonly List<SandboxMount> _staged = [];

    /// <summary>The script for <c>sh -c</c>.</summary>
    public string Script()
    {
        var bubblewrap = ShellText.Join(["prlimit", .. Limits(), .. GiveUpRoot(), "bwrap", .. Isolation(), .. System(), .. Folders(), "--", ControlFolder.GuestInside]);
        var script = new StringBuilder("set -e\n");
        foreach (var group in blueprint.Groups)
        {
            script.Append(CultureInfo.InvariantCulture, $"echo $$ > {ShellText.Quote(Path.Combine(group, "cgroup.procs"))}\n");
        }

        script.Append(CultureInfo.InvariantCulture, $"exec {FilterDescriptor}<{ShellText.Quote(Path.Combine(blueprint.PartsFolder, SandboxParts.Filter))} </dev/null >{ShellText.Quote(blueprint.LogFile)} 2>&1\n");
        script.Append(CultureInfo.InvariantCulture, $"{(blueprint.User is null ? "exec " + bubblewrap : Staged(bubblewrap))}\n");
        return script.ToString();
    }

    /// <summary>The mounts live in a mount namespace of their own and go with it.</summary>
    private string Staged(string bubblewrap)
    {
        var inner = new StringBuilder("set -e\n");
        foreach (var mount in _staged)
        {
            inner.Append(CultureInfo.InvariantCulture, $"mount --rbind {ShellText.Quote(mount.HostPath)} {ShellText.Quote(mount.SandboxPath)}\n");
        }

        inner.Append(CultureInfo.InvariantCulture, $"exec {bubblewrap}");
        return "exec unshare --mount --propagation private sh -c " + ShellText.Quote(inner.ToString());
    }

    private IEnumerable<string> Limits()
    {
        yield return "--core=0";
        yield return string.Create(CultureInfo.InvariantCulture, $"--fsize={blueprint.Spec.Resources.DiskBytes}");
        if (blueprint.ProcessLimit is { } processes)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--nproc={processes}");
        }
    }

    private IEnumerable<string> GiveUpRoot()
    {
        if (blueprint.User is not { } user)
        {
            return [];
        }

        var id = user.ToString(CultureInfo.InvariantCulture);
        return ["setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs"];
    }

    private static IEnumerable<string> Isolation() =>
    [
        "--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns", "--as-pid-1", "--new-session",
        "--cap-drop", "ALL", "--hostname", "sandbox", "--seccomp", FilterDescriptor,
    ];

    private List<string> System()
    {
        var words = new List<string> { "--ro-bind", "/usr", "/usr" };
        foreach (var folder in SystemFolders.Select(f => "/" + f).Where(Directory.Exists))
        {
            words.AddRange(new DirectoryInfo(folder).LinkTarget is { } target ? ["--symlink", target, folder] : ["--ro-bind", folder, folder]);
        }

        foreach (var name in HostEtc.Select(n => "/etc/" + n).Where(n => File.Exists(n) || Directory.Exists(n)))
        {
            words.AddRange(["--ro-bind", name, name]);
        }

        foreach (var name in SandboxParts.Etc)
        {
            words.AddRange(["--ro-bind", Path.Combine(blueprint.PartsFolder, name), "/etc/" + name]);
        }

        var resources = blueprint.Spec.Resources;
        words.AddRange(["--proc", "/proc", "--ro-bind", "/proc/sys", "/proc/sys", "--dev", "/dev"]);
        words.AddRange(["--size", Text(resources.SharedMemoryBytes), "--tmpfs", "/dev/shm", "--size", Text(resources.MemoryBytes / 2), "--tmpfs", "/tmp"]);
        words.AddRange(["--dir", "/var", "--symlink", "/tmp", "/var/tmp", "--dir", "/run"]);
        words.AddRange(blueprint.Devices.SelectMany(d => new[] { "--dev-bind", d, d }));
        return words;
    }

    private List<string> Folders()
    {
        var words = new List<string> { "--bind", Stage(blueprint.Spec.WorkspaceFolder), "/home/agent", "--chdir", "/home/agent" };
        foreach (var mount in blueprint.Toolchains.Concat(blueprint.Spec.Mounts))
        {
            words.AddRange(["--ro-bind", Stage(mount.HostPath), mount.SandboxPath]);
        }

        words.AddRange(["--ro-bind", blueprint.ControlFolder, ControlFolder.SandboxPath, "--remount-ro", "/dev", "--remount-ro", "/"]);
        return words;
    }

    /// <summary>A path that the sandbox's user can reach; the user's own folder may be closed to others, such as /root.</summary>
    private string Stage(string hostPath)
    {
        if (blueprint.User is null)
        {
            return hostPath;
        }

        var place = Path.Combine(blueprint.StageFolder, _staged.Count.ToString(CultureInfo.InvariantCulture));
        if (Directory.Exists(hostPath))
        {
            Directory.CreateDirectory(place);
        }
        else
        {
            File.WriteAllText(place, "");
        }

        _staged.Add(new SandboxMount(hostPath, place));
        return place;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
