using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Environments.Data.Corpus;
using RE.Bench.Environments.Data.Hub;

namespace RE.Bench.Environments.Data;

/// <summary>Keeps prepared data sets on this machine: fetched by exact pin, prepared once, checked at every use.</summary>
public sealed class DataStore(DataFolders folders, TimeProvider time)
{
    private const string Measured = "digests.json";
    private readonly NpmPackages _packages = new(folders.Npm, folders.Packages);
    private readonly HubFiles _hub = new(folders.Hub, folders.HubFiles, time);

    /// <summary>Returns a data set, fetching and preparing what is missing; two processes at once are safe, a stopped one is taken up where it was.</summary>
    /// <param name="name">Name of a manifest in <c>environments/_data</c>, such as <c>english</c>.</param>
    /// <param name="progress">Told of every step.</param>
    /// <param name="cancellationToken">Stops between steps and ends npm.</param>
    /// <exception cref="UserErrorException">No such data set, no npm, no network, other bytes than expected, or the cache cannot be written.</exception>
    public async Task<PreparedData> EnsureAsync(string name, IProgress<DataProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var manifest = DataManifest.Load(folders.Manifests, name);
        var prepared = PreparedIn(manifest, folders.Prepared(manifest));
        if (IsComplete(manifest, prepared.FullFolder))
        {
            return prepared;
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(folders.Cache, "data"));
            var total = Steps(manifest);
            var held = await DataLock.AcquireAsync(
                Path.Combine(folders.Cache, "data", $"{name}.lock"), () => progress.Report(new(name, "waiting for another process", 0, total)), time, cancellationToken).ConfigureAwait(false);
            await using (held.ConfigureAwait(false))
            {
                await MakeAsync(manifest, prepared, progress, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new UserErrorException($"the data cache '{folders.Cache}' cannot be used: {e.Message} Free space there, or set REBENCH_CACHE to another folder.", e);
        }

        progress.Report(new(name, "ready", Steps(manifest), Steps(manifest)));
        return prepared;
    }

    private async Task MakeAsync(DataManifest manifest, PreparedData prepared, IProgress<DataProgress> progress, CancellationToken cancellationToken)
    {
        // Another process may have finished while this one waited.
        if (IsComplete(manifest, prepared.FullFolder))
        {
            return;
        }

        var total = Steps(manifest);
        var archives = new List<(DataPackage Package, string Archive)>();
        foreach (var package in manifest.Packages)
        {
            progress.Report(new(manifest.Name, $"fetching {package.Name} {package.Version} ({package.Megabytes})", archives.Count, total));
            archives.Add((package, await _packages.EnsureAsync(package, cancellationToken).ConfigureAwait(false)));
        }

        var files = new List<(HubFile File, string Path)>();
        foreach (var file in manifest.Hub)
        {
            progress.Report(new(manifest.Name, $"fetching {file.Repository}/{file.Path} ({file.Size})", archives.Count + files.Count, total));
            files.Add((file, await _hub.EnsureAsync(file, cancellationToken).ConfigureAwait(false)));
        }

        progress.Report(new(manifest.Name, "preparing the text", archives.Count + files.Count, total));
        await Task.Run(() => PrepareAsync(manifest, archives, files, prepared.FullFolder, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static int Steps(DataManifest manifest) => manifest.Packages.Count + manifest.Hub.Count + 1;

    private async Task PrepareAsync(
        DataManifest manifest, List<(DataPackage Package, string Archive)> archives, List<(HubFile File, string Path)> files, string folder, CancellationToken cancellationToken)
    {
        // What a killed process left behind; the lock is held.
        foreach (var abandoned in Directory.GetDirectories(Path.GetDirectoryName(folder)!, $"{Path.GetFileName(folder)}.*"))
        {
            Directory.Delete(abandoned, recursive: true);
        }

        var work = $"{folder}.part";
        try
        {
            var written = PreparedIn(manifest, work);
            await WriteAsync(manifest, archives, files, written, cancellationToken).ConfigureAwait(false);
            if (manifest.Files.Count == 0)
            {
                HoldFast(work);
            }

            foreach (var (file, expected) in manifest.Files)
            {
                var found = DigestOf(Path.Combine(work, file));
                if (found != expected)
                {
                    throw new InvalidOperationException($"preparing '{manifest.Name}' gave '{file}' with SHA-256 {found}, not {expected}: preparation is not the same on this machine.");
                }
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(work, folder);
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private async Task WriteAsync(
        DataManifest manifest, List<(DataPackage Package, string Archive)> archives, List<(HubFile File, string Path)> files, PreparedData written, CancellationToken cancellationToken)
    {
        if (archives.Count > 0)
        {
            CorpusPreparer.Prepare(archives.SelectMany(a => Read(a.Package, a.Archive)), manifest.Preparation, written.VisibleFolder, written.HeldOutFolder);
        }

        if (files.Count > 0)
        {
            await HubPreparer.PrepareAsync(files, manifest.Preparation, written.VisibleFolder, written.HeldOutFolder, cancellationToken).ConfigureAwait(false);
        }

        Directory.CreateDirectory(written.VisibleFolder);
        Directory.CreateDirectory(written.HeldOutFolder);
        foreach (var file in manifest.Made)
        {
            file.Place(folders.Made(manifest), written);
        }
    }

    /// <summary>Notes what was prepared, so that a later change of it shows.</summary>
    private static void HoldFast(string folder)
    {
        var digests = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), DigestOf);
        File.WriteAllText(Path.Combine(folder, Measured), JsonSerializer.Serialize(digests));
    }

    private static IEnumerable<CorpusDocument> Read(DataPackage package, string archive) => package.Documents switch
    {
        "speeches" => EnglishCorpus.Speeches(archive),
        "chapters" => EnglishCorpus.Chapters(archive),
        "glosses" => EnglishCorpus.Glosses(archive),
        var other => throw new UserErrorException($"the package '{package.Pin}' is to be read as '{other}'. Write 'speeches', 'chapters' or 'glosses' in its manifest."),
    };

    private static PreparedData PreparedIn(DataManifest manifest, string folder) => new(manifest.Name, Path.Combine(folder, "visible"), Path.Combine(folder, "heldout"), folder);

    private static bool IsComplete(DataManifest manifest, string folder) =>
        Expected(manifest, folder) is { Count: > 0 } files && files.All(file => File.Exists(Path.Combine(folder, file.Key)) && DigestOf(Path.Combine(folder, file.Key)) == file.Value);

    private static IReadOnlyDictionary<string, string>? Expected(DataManifest manifest, string folder)
    {
        var measured = Path.Combine(folder, Measured);
        return !Directory.Exists(folder) ? null
            : manifest.Files.Count > 0 ? manifest.Files
            : File.Exists(measured) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(measured))
            : null;
    }

    private static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
