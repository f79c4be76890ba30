using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Planning;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli.Doctor;

/// <summary>Looks at everything that a run needs on this machine.</summary>
internal static class DoctorChecks
{
    private static readonly string[] Keys = ["OPENAI_API_KEY", "AZURE_OPENAI_API_KEY", "ANTHROPIC_API_KEY", "REBENCH_BASE_URL"];

    /// <summary>All checks, each as soon as it is known.</summary>
    /// <param name="composition">What the program is made of.</param>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="cancellationToken">Stops between two checks.</param>
    public static async IAsyncEnumerable<DoctorCheck> RunAsync(
        Composition composition, string runs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var host = HostProbe.Read();
        yield return new("machine", "ok", string.Create(CultureInfo.InvariantCulture, $"{host.Os}, {host.Cpu}, {host.Cores} cores, {host.MemoryBytes / (double)(1L << 30):0.0} GiB, .NET {host.Dotnet}"), "");
        yield return host.Gpus is []
            ? new("gpu", "note", "no NVIDIA driver is loaded", "Only the 'gpu' profiles need one; everything else runs without.")
            : new("gpu", "ok", string.Join("; ", host.Gpus), "");
        var usable = 0;
        foreach (var provider in composition.AllSandboxes())
        {
            var found = await provider.CheckAsync(cancellationToken);
            usable += found.IsAvailable ? 1 : 0;
            yield return new($"sandbox {provider.Name}", found.IsAvailable ? "ok" : "note", Describe(found), found.Remedy);
        }

        if (usable == 0)
        {
            yield return new("sandbox", "fail", "no kind of sandbox works here", "Install bubblewrap ('apt-get install bubblewrap') or start a Docker engine.");
        }

        yield return Try("environments", () => $"{Composition.Environments().Slugs().Count} in {Composition.Environments().Root}");
        yield return Try("guest", () => Sandboxes.GuestLink.GuestBinary.Locate());
        yield return await TorchAsync(composition, cancellationToken);
        yield return Disk("disk for runs", runs);
        yield return Disk("disk for data", Composition.CacheFolder);
        foreach (var key in Keys)
        {
            yield return Environment.GetEnvironmentVariable(key) is { Length: > 0 }
                ? new(key, "ok", "is set", "")
                : new(key, "note", "is not set", key == "REBENCH_BASE_URL" ? "Set it to use an OpenAI-compatible server of your own." : "Set it to use models of that provider.");
        }
    }

    private static string Describe(SandboxAvailability found) =>
        found.EnforcedLimits is [] ? found.Detail : $"{found.Detail}; enforces {string.Join(", ", found.EnforcedLimits)}";

    private static async Task<DoctorCheck> TorchAsync(Composition composition, CancellationToken cancellationToken)
    {
        try
        {
            return new("scorer and TorchSharp", "ok", await TorchCheck.RunAsync(cancellationToken), "");
        }
        catch (UserErrorException failure)
        {
            return new("scorer and TorchSharp", "fail", failure.Message, "Build again with './rebench --help'; on a system without libstdc++ install 'libstdc++6'.");
        }
    }

    private static DoctorCheck Try(string name, Func<string> look)
    {
        try
        {
            return new(name, "ok", look(), "");
        }
        catch (UserErrorException failure)
        {
            return new(name, "fail", failure.Message, "");
        }
    }

    private static DoctorCheck Disk(string name, string folder)
    {
        var existing = Path.GetFullPath(folder);
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        var free = new DriveInfo(existing).AvailableFreeSpace / (double)(1L << 30);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{free:0.0} GiB free at '{existing}'");
        return free >= 5 ? new(name, "ok", detail, "") : new(name, free >= 1 ? "note" : "fail", detail, "Free some space: a run takes up to 4 GiB.");
    }
}
