using System.Globalization;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>The variables of a container's first process: the guest's own, and those that it hands on to every command.</summary>
internal static class GuestVariables
{
    private const string TokenName = "REBENCH_GUEST_TOKEN";

    public static Dictionary<string, string> For(SandboxSpec spec, string token, IReadOnlyDictionary<string, string> system)
    {
        var variables = new Dictionary<string, string>(system);
        foreach (var (name, value) in spec.Environment)
        {
            variables[name] = value;
        }

        variables["HOME"] = "/home/agent";
        variables["USER"] = "agent";
        variables["LANG"] = "C.UTF-8";
        variables[TokenName] = token;
        variables["REBENCH_GUEST_SOCKET"] = $"{ControlFolder.SandboxPath}/guest.sock";
        variables["REBENCH_GUEST_LEASE_MS"] = spec.Lease.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        return variables;
    }

    /// <summary>The token that a container was created with.</summary>
    public static string? TokenOf(IEnumerable<string>? lines) =>
        lines?.FirstOrDefault(line => line.StartsWith(TokenName + "=", StringComparison.Ordinal))?[(TokenName.Length + 1)..];
}
