using System.Runtime.InteropServices;
using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes;

/// <summary>Finds toolchains of this machine that sandboxes may use read-only, so that solutions build offline inside.</summary>
internal static class HostToolchains
{
    /// <summary>Where a sandbox finds the package cache.</summary>
    public const string PackagesFolder = "/opt/rebench/nuget";

    /// <exception cref="UserErrorException">No toolchain has that name, or it is not installed here.</exception>
    public static HostToolchain Find(string name) => name == "dotnet"
        ? Dotnet()
        : throw new UserErrorException($"There is no host toolchain called '{name}'. Known: dotnet.");

    private static HostToolchain Dotnet()
    {
        // shared/Microsoft.NETCore.App/10.0.x/ of the installation that runs the harness.
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (!Directory.Exists(Path.Combine(root, "sdk")))
        {
            throw new UserErrorException($"The sandbox shows the .NET SDK of this machine, but '{root}' has only a runtime. Install the .NET 10 SDK.");
        }

        return new HostToolchain
        {
            Mounts = [new(root, root), .. PackageCache() is { } cache ? [new SandboxMount(cache, PackagesFolder)] : Array.Empty<SandboxMount>()],
            PathFolders = [root],
            Environment = new Dictionary<string, string>
            {
                ["DOTNET_ROOT"] = root,
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "1",
                ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
                ["NUGET_PACKAGES"] = PackagesFolder,
            },
        };
    }

    private static string? PackageCache()
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}
