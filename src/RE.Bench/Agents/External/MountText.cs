using RE.Bench.Budgets;
using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.External;

/// <summary>Reads mounts as people write them: <c>HOST</c> or <c>HOST:INSIDE</c>.</summary>
public static class MountText
{
    private static readonly string[] Taken = ["/home", "/run", "/proc", "/sys", "/dev", "/tmp", "/etc", "/usr", "/bin", "/sbin", "/lib", "/lib64", "/var", "/opt/rebench"];

    /// <summary>The mount that a text means.</summary>
    /// <param name="text">The text.</param>
    /// <param name="folder">What a relative host path is below.</param>
    /// <exception cref="UserErrorException">There is no such folder, or it cannot be shown there.</exception>
    public static SandboxMount Parse(string text, string folder)
    {
        var colon = text.LastIndexOf(':');
        var host = Path.GetFullPath(colon > 0 ? text[..colon] : text, folder);
        var inside = colon > 0 ? text[(colon + 1)..].TrimEnd('/') : $"/opt/{Path.GetFileName(host.TrimEnd('/'))}";
        if (!Directory.Exists(host) && !File.Exists(host))
        {
            throw new UserErrorException($"The mount '{text}' names '{host}', which is not there. Write 'HOST' or 'HOST:INSIDE' with a folder of this machine.");
        }

        var isOdd = inside.Length < 2 || inside[0] != '/' || inside.Split('/')[1..].Any(part => part is "" or "." or "..");
        return isOdd || Taken.Any(taken => inside == taken || inside.StartsWith(taken + "/", StringComparison.Ordinal))
            ? throw new UserErrorException($"The mount '{text}' would be shown at '{inside}', which is not free inside. Choose an absolute path such as '/opt/{Path.GetFileName(host.TrimEnd('/'))}'.")
            : new SandboxMount(host, inside);
    }
}
