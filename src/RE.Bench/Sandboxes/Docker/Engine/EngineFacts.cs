using System.Globalization;

namespace RE.Bench.Sandboxes.Docker.Engine;

/// <summary>What an engine says of itself.</summary>
internal sealed record EngineFacts
{
    public required string Version { get; init; }

    public required string CgroupVersion { get; init; }

    public required string StorageDriver { get; init; }

    public required double Cpus { get; init; }

    public required bool HasNvidiaRuntime { get; init; }

    public required bool LiveRestore { get; init; }

    /// <summary>Rootless engines and those that map users show a bind-mounted folder to other uids than the host's.</summary>
    public required bool MapsUsers { get; init; }

    public required IReadOnlyList<string> EnforcedLimits { get; init; }

    public string Describe(Uri address) => string.Create(CultureInfo.InvariantCulture,
        $"Docker {Version} at {address}, cgroup v{CgroupVersion}, {StorageDriver}, {Cpus:0} cores, {(HasNvidiaRuntime ? "NVIDIA runtime" : "no NVIDIA runtime")}, live-restore {(LiveRestore ? "on" : "off")}");

    public static async Task<EngineFacts> AskAsync(DockerEngine engine, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var info = await engine.AskAsync("describe itself", (client, token) => client.System.GetSystemInfoAsync(token), cancellationToken, limit);
        (string Name, bool IsEnforced)[] limits =
            [("memory", info.MemoryLimit), ("pids", info.PidsLimit), ("cpus", info.CPUCfsQuota), ("disk", true), ("freeze", true)];
        return new EngineFacts
        {
            Version = info.ServerVersion,
            CgroupVersion = string.IsNullOrEmpty(info.CgroupVersion) ? "1" : info.CgroupVersion,
            StorageDriver = info.Driver,
            Cpus = info.NCPU,
            HasNvidiaRuntime = info.Runtimes?.ContainsKey("nvidia") == true || info.CDISpecDirs is { Count: > 0 } && info.DiscoveredDevices is { Count: > 0 },
            LiveRestore = info.LiveRestoreEnabled,
            MapsUsers = info.SecurityOptions?.Any(option => option.StartsWith("name=rootless", StringComparison.Ordinal) || option.StartsWith("name=userns", StringComparison.Ordinal)) == true,
            EnforcedLimits = [.. limits.Where(one => one.IsEnforced).Select(one => one.Name)],
        };
    }
}
