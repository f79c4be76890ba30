namespace RE.Bench.Sandboxes;

/// <summary>Compilers and packages of the host that a sandbox sees, read-only, always at the same place.</summary>
internal static class HostToolchains
{
    private const string Root = "/opt/rebench";
    private const string DotnetInside = Root + "/dotnet";
    private const string NugetInside = Root + "/nuget";
    private const string RustInside = Root + "/rust";

    /// <summary>The folders to show.</summary>
    public static async Task<IReadOnlyList<SandboxMount>> FindAsync(CancellationToken cancellationToken)
    {
        var mounts = new List<SandboxMount>();
        if (DotnetRoot() is { } dotnet)
        {
            mounts.Add(new SandboxMount(dotnet, DotnetInside));
            var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
                ? named
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
            if (Directory.Exists(packages))
            {
                mounts.Add(new SandboxMount(Path.GetFullPath(packages), NugetInside));
            }
        }

        if (HostTool.Find("rustc") is { } rustc
            && await HostTool.RunAsync([rustc, "--print", "sysroot"], cancellationToken) is (0, { Length: > 0 } sysroot)
            && File.Exists(Path.Combine(sysroot, "bin/rustc")) && !sysroot.StartsWith("/usr", StringComparison.Ordinal))
        {
            mounts.Add(new SandboxMount(sysroot, RustInside));
        }

        return mounts;
    }

    /// <summary>The variables that go with them.</summary>
    public static IReadOnlyDictionary<string, string> VariablesFor(IReadOnlyList<SandboxMount> mounts)
    {
        bool Has(string inside) => mounts.Any(m => m.SandboxPath == inside);
        var path = new List<string> { "/usr/local/bin", "/usr/bin", "/bin" };
        var variables = new Dictionary<string, string>();
        if (Has(RustInside))
        {
            path.Insert(0, RustInside + "/bin");
        }

        if (Has(DotnetInside))
        {
            path.Insert(0, DotnetInside);
            variables["DOTNET_ROOT"] = DotnetInside;
            variables["DOTNET_CLI_HOME"] = "/home/agent";
            variables["DOTNET_NOLOGO"] = "1";
            variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
            variables["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
            variables["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "0";
            variables["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "1";
            variables["NUGET_XMLDOC_MODE"] = "skip";
        }

        if (Has(NugetInside))
        {
            variables["NUGET_PACKAGES"] = NugetInside;
        }

        variables["PATH"] = string.Join(':', path);
        return variables;
    }

    private static string? DotnetRoot()
    {
        if (HostTool.Find("dotnet") is not { } link)
        {
            return null;
        }

        var target = File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? link;
        var folder = Path.GetDirectoryName(target)!;
        return Directory.Exists(Path.Combine(folder, "sdk")) ? folder : null;
    }
}
