using System.Text.Json;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Scoring.Sealing;

/// <summary>A read-only copy of what an agent handed in, named by its digest; any score can be made again from it.</summary>
internal sealed record SealedSubmission
{
    internal const string ManifestName = "manifest.json";
    internal const string FilesName = "files";
    private const long LargestManifest = 64 << 20;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Writable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The folder with <c>manifest.json</c> and <c>files/</c>.</summary>
    public required string Folder { get; init; }

    public required SealManifest Manifest { get; init; }

    /// <summary><c>sha256:…</c> over paths, sizes, contents and execute bits.</summary>
    public string Digest => Manifest.Digest;

    /// <summary>Folder with the files, paths as below the solution folder.</summary>
    public string FilesFolder => Path.Combine(Folder, FilesName);

    public long TotalBytes => Manifest.Files.Sum(file => file.Size);

    /// <summary>Opens a submission that was sealed before, perhaps elsewhere: no link is followed.</summary>
    /// <exception cref="InvalidDataException">The folder holds no readable manifest, or one that no sealing writes.</exception>
    public static SealedSubmission Open(string folder)
    {
        try
        {
            return SealJson.Read(ReadManifest(folder)) is { Schema: SealManifest.SchemaName } manifest && IsProper(manifest)
                ? new() { Folder = folder, Manifest = manifest }
                : throw new InvalidDataException($"'{Path.Combine(folder, ManifestName)}' is not a manifest of a sealed submission.");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The sealed submission in '{folder}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads every byte again; the differences from the manifest, none when the submission is what was sealed.</summary>
    public IReadOnlyList<string> Verify()
    {
        if (SealManifest.Of(Manifest.Files).Digest != Manifest.Digest)
        {
            return [$"the manifest does not match its digest {Manifest.Digest}"];
        }

        var present = Directory.Exists(FilesFolder) ? Walk() : [];
        return
        [
            .. present.Keys.Except(Manifest.Files.Select(file => file.Path)).Select(path => $"{PathText.Show(path)} was not sealed"),
            .. Manifest.Files.Select(file => Difference(file, present.GetValueOrDefault(file.Path))).OfType<string>(),
        ];
    }

    /// <summary>Gives a scorer a writable copy of its own, each byte checked on the way.</summary>
    /// <param name="folder">Made; must be missing or empty.</param>
    /// <exception cref="InvalidDataException">The sealed bytes are damaged.</exception>
    /// <exception cref="IOException">The folder is not empty.</exception>
    public void Unpack(string folder)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"'{folder}' is not empty, so no submission can be unpacked there.");
        }

        using var files = GuardedFolder.Open(FilesFolder);
        foreach (var file in Manifest.Files)
        {
            var target = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var from = files.OpenRead(file.Path);
            using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            if (HashingCopy.Run(from, to, file.Size) != (file.Size, file.Sha256))
            {
                throw new InvalidDataException($"The sealed file {PathText.Show(file.Path)} in '{Folder}' is damaged.");
            }

            File.SetUnixFileMode(to.SafeFileHandle, file.Executable ? Writable | Executable : Writable);
        }
    }

    private static byte[] ReadManifest(string folder)
    {
        using var guarded = GuardedFolder.Open(folder);
        using var stream = guarded.OpenRead(ManifestName, out var entry);
        var bytes = new byte[entry.Size <= LargestManifest ? entry.Size : throw new InvalidDataException($"'{Path.Combine(folder, ManifestName)}' is larger than {LargestManifest} bytes.")];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>False for what no sealing writes: paths that lead out, names that fool a reader, a path twice, more than may be sealed.</summary>
    private static bool IsProper(SealManifest manifest)
    {
        var limits = new SealLimits();
        return manifest.Files.Count <= limits.Entries
            && manifest.Files.All(file => file is not null && RelativePath.IsValid(file.Path) && PathText.IsPlainName(file.Path) && file.Size >= 0 && file.Size <= limits.FileBytes)
            && manifest.Files.Sum(file => file.Size) <= limits.TotalBytes
            && manifest.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count() == manifest.Files.Count;
    }

    private Dictionary<string, GuardedEntry> Walk()
    {
        using var files = GuardedFolder.Open(FilesFolder);
        return files.Walk(".").Where(entry => entry.Kind != EntryKind.Folder).ToDictionary(entry => entry.Path);
    }

    private string? Difference(SealedFile file, GuardedEntry? present)
    {
        if (present is not { Kind: EntryKind.File })
        {
            return $"{PathText.Show(file.Path)} is {(present is null ? "missing" : GuardedFolder.Describe(present.Kind))}";
        }

        var isSame = present.Size == file.Size && HashOf(file) == file.Sha256 && present.Mode.HasFlag(UnixFileMode.UserExecute) == file.Executable;
        return isSame ? null : $"{PathText.Show(file.Path)} has changed";
    }

    private string HashOf(SealedFile file)
    {
        using var files = GuardedFolder.Open(FilesFolder);
        using var stream = files.OpenRead(file.Path);
        return HashingCopy.Run(stream, Stream.Null, file.Size).Sha256;
    }
}
