using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Bubblewrap.Limits;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Finds out whether bubblewrap works on this machine, and which limits it would keep.</summary>
internal sealed class BubblewrapCheck(BubblewrapOptions options, bool isRoot)
{
    private const string Install = "Install it: 'apt-get install bubblewrap util-linux'.";

    /// <summary>The programs that a sandbox is started with.</summary>
    /// <exception cref="UserErrorException">One is missing.</exception>
    public static void RequirePrograms(bool isRoot)
    {
        if (Missing(isRoot) is { } missing)
        {
            throw new UserErrorException($"'{missing}' is not on the path, and a bubblewrap sandbox needs it. {Install}");
        }
    }

    public async Task<SandboxAvailability> RunAsync(CancellationToken cancellationToken)
    {
        if (Missing(isRoot) is { } missing)
        {
            return new SandboxAvailability(false, $"'{missing}' is not on the path", Install, []);
        }

        IReadOnlyList<string> user = isRoot ? ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--no-new-privs"] : [];
        IReadOnlyList<string> trial = [.. user, "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"];
        var version = await HostTool.RunAsync(["bwrap", "--version"], cancellationToken);
        if (await HostTool.RunAsync(trial, cancellationToken) is not (0, _) and var failed)
        {
            return new SandboxAvailability(
                false,
                $"{version?.Text}: a trial sandbox failed: {failed?.Text}",
                "Allow user namespaces: 'sysctl kernel.unprivileged_userns_clone=1', on Ubuntu also 'sysctl kernel.apparmor_restrict_unprivileged_userns=0', or use '--sandbox docker'.",
                []);
        }

        var limits = Limits();
        return new SandboxAvailability(
            true,
            $"{version?.Text}, {(isRoot ? "a user id of its own for each run" : "as this user")}, disk use looked at every 2 s",
            limits.Contains("memory") ? "" : "Memory and processes are not limited here: run as root, or under a systemd user session with delegated control groups.",
            [.. limits, "disk", "freeze"]);
    }

    private static string? Missing(bool isRoot)
    {
        string[] programs = isRoot ? ["bwrap", "setsid", "prlimit", "sh", "setpriv", "unshare", "mount"] : ["bwrap", "setsid", "prlimit", "sh"];
        return programs.FirstOrDefault(p => HostTool.Find(p) is null);
    }

    private IReadOnlyList<string> Limits()
    {
        var trial = new ControlGroupMaker(options.ControlGroupRoot, File.ReadAllText("/proc/self/cgroup"), isRoot)
            .Create($"check-{Environment.ProcessId}", new SandboxResources());
        ControlGroups.TryRemove(trial.Groups);
        return isRoot && !trial.Enforced.Contains("pids") ? [.. trial.Enforced, "pids"] : trial.Enforced;
    }
}
