using RE.Bench.Budgets;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>Makes a Debian root file system with debootstrap once, and keeps it as a tar file named by its recipe's digest.</summary>
internal sealed class DebianRootfs(DockerOptions options, TimeProvider time)
{
    private static readonly string[] Ballast = ["var/cache/apt", "var/lib/apt/lists", "var/log", "usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info"];

    /// <exception cref="UserErrorException">debootstrap is missing, failed, or this user may not run it.</exception>
    public async Task<string> TarOfAsync(ImageRecipe recipe, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.CacheFolder);
        var tar = Path.Combine(options.CacheFolder, $"{recipe.Name}-{recipe.Digest[..12]}.tar");
        await using var turn = await FileLock.TakeAsync(tar + ".lock", time, cancellationToken);
        if (!File.Exists(tar))
        {
            await MakeAsync(recipe, tar, progress, cancellationToken);
        }

        return tar;
    }

    private async Task MakeAsync(ImageRecipe recipe, string tar, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            throw new UserErrorException(
                $"Building the sandbox image '{recipe.Name}' needs root once, for debootstrap. Run one 'sudo ./rebench run ... --sandbox docker', name an image that the engine has in REBENCH_BASE_IMAGE, or use '--sandbox bwrap'.");
        }

        var root = tar + ".root";
        DeleteTree(root);
        try
        {
            await BootstrapAsync(recipe, root, progress, cancellationToken);
            progress?.Report($"image {recipe.Name}: packing");
            await PackAsync(root, tar, cancellationToken);
        }
        finally
        {
            DeleteTree(root);
        }
    }

    private async Task BootstrapAsync(ImageRecipe recipe, string root, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Report($"image {recipe.Name}: debootstrap {recipe.Suite} with {recipe.Packages.Count} packages (about a minute, once)");
        string[] packages = recipe.Packages.Count == 0 ? [] : [$"--include={string.Join(',', recipe.Packages)}"];
        string[] mirror = options.DebianMirror is { } address ? [address] : [];
        var ended = await HostCommand.RunAsync(
            "debootstrap", ["--variant=minbase", .. packages, recipe.Suite, root, .. mirror], cancellationToken,
            line => ReportPhase(recipe, line, progress));
        if (ended.ExitCode != 0)
        {
            throw new UserErrorException(
                $"debootstrap could not make the sandbox image '{recipe.Name}' (exit code {ended.ExitCode}). Check that this machine reaches a Debian mirror, or name an image that the engine has in REBENCH_BASE_IMAGE. Its last lines:\n{ended.LastLines}");
        }
    }

    private static void ReportPhase(ImageRecipe recipe, string line, IProgress<string>? progress)
    {
        if (line.StartsWith("I: ", StringComparison.Ordinal) && !line.StartsWith("I: Validating", StringComparison.Ordinal) && !line.StartsWith("I: Retrieving", StringComparison.Ordinal))
        {
            progress?.Report($"image {recipe.Name}: {line[3..]}");
        }
    }

    private static async Task PackAsync(string root, string tar, CancellationToken cancellationToken)
    {
        foreach (var folder in Ballast)
        {
            DeleteTree(Path.Combine(root, folder));
        }

        var ended = await HostCommand.RunAsync(
            "tar", ["--create", "--sort=name", "--numeric-owner", "--exclude=./dev/*", "--file", tar + ".part", "--directory", root, "."], cancellationToken);
        if (ended.ExitCode != 0)
        {
            throw new UserErrorException($"tar could not write '{tar}': {ended.LastLines}");
        }

        File.Move(tar + ".part", tar, overwrite: true);
    }

    private static void DeleteTree(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
