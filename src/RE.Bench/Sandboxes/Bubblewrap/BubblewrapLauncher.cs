using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Bubblewrap;

/// <summary>Starts the process tree of a sandbox, in a session of its own so that Ctrl-C at the terminal does not reach it.</summary>
internal static class BubblewrapLauncher
{
    private const int MessageBytes = 2000;

    /// <summary>Starts it; when it ends, <paramref name="guest"/> hears why.</summary>
    public static void Start(SandboxBlueprint blueprint, string token, GuestConnection guest)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", new BubblewrapCommand(blueprint).Script()]) { WorkingDirectory = "/" };
        start.Environment.Clear();
        foreach (var variable in Variables(blueprint, token))
        {
            start.Environment[variable.Key] = variable.Value;
        }

        try
        {
            var process = Process.Start(start)!;
            _ = WatchAsync(process, blueprint.LogFile, guest);
        }
        catch (Win32Exception exception)
        {
            throw new SandboxUnavailableException($"bubblewrap for run '{blueprint.Spec.RunId}' cannot be started: {exception.Message}", exception);
        }
    }

    /// <summary>The environment of the guest, which hands all but its own part on to commands. Never on a command line, where others could read the token.</summary>
    private static Dictionary<string, string> Variables(SandboxBlueprint blueprint, string token)
    {
        var variables = new Dictionary<string, string>(HostToolchains.VariablesFor(blueprint.Toolchains))
        {
            ["HOME"] = "/home/agent",
            ["USER"] = "agent",
            ["LOGNAME"] = "agent",
            ["SHELL"] = "/bin/bash",
            ["LANG"] = "C.UTF-8",
            ["TMPDIR"] = "/tmp",
        };
        foreach (var variable in blueprint.Spec.Environment)
        {
            variables[variable.Key] = variable.Value;
        }

        variables["REBENCH_GUEST_TOKEN"] = token;
        variables["REBENCH_GUEST_LEASE_MS"] = ((long)blueprint.Spec.Lease.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return variables;
    }

    private static async Task WatchAsync(Process process, string logFile, GuestConnection guest)
    {
        using (process)
        {
            await process.WaitForExitAsync(CancellationToken.None);
            guest.Break($"bubblewrap ended with status {process.ExitCode}: {Tail(logFile)}");
        }
    }

    private static string Tail(string logFile)
    {
        try
        {
            var text = File.ReadAllText(logFile).Trim();
            return text.Length > MessageBytes ? text[^MessageBytes..] : text;
        }
        catch (IOException)
        {
            return "";
        }
    }
}
