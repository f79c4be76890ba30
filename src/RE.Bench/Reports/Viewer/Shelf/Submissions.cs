using System.Text.Json;
using System.Text.RegularExpressions;
using RE.Bench.Reports.Viewer.Answers;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>The sealed submissions of a run: a file is named by its submission's digest and its number in the manifest, and given only as it was sealed.</summary>
internal static partial class Submissions
{
    private const string FolderName = "submissions";
    private const int MostListed = 500;
    private const long LargestManifest = 64 << 20;

    /// <summary>The digest's hexadecimal part; null when it is no digest.</summary>
    public static string? Hex(string digest) => DigestForm().Match(digest) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The files of a submission; null when the run has none with that digest.</summary>
    /// <exception cref="InvalidDataException">The manifest is not what was sealed.</exception>
    public static SubmissionView? List(GuardedFolder run, string hex) => Manifest(run, hex) is { } manifest
        ? new SubmissionView([.. manifest.Files.Take(MostListed).Select((file, index) => new SubmissionFileView(index, Inert.Line(file.Path, 300), file.Size))], manifest.Files.Count)
        : null;

    /// <summary>Opens one file, every byte of which was compared with its hash; null when there is none of that number.</summary>
    /// <exception cref="InvalidDataException">The file or the manifest is not what was sealed.</exception>
    public static SealedStream? Open(GuardedFolder run, string hex, int index, CancellationToken cancellationToken)
    {
        if (Manifest(run, hex) is not { } manifest || index < 0 || index >= manifest.Files.Count)
        {
            return null;
        }

        var file = manifest.Files[index];
        if (!RelativePath.IsValid(file.Path))
        {
            throw new InvalidDataException("The manifest names a path that no sealed file has; the submission was changed.");
        }

        FileStream stream;
        try
        {
            stream = run.OpenRead($"{FolderName}/{hex}/{SealedSubmission.FilesName}/{file.Path}");
        }
        catch (Exception failure) when (failure is IOException or ArgumentException)
        {
            throw new InvalidDataException($"The sealed file {PathText.Show(file.Path)} is gone; 'rebench verify' looks at the whole run.", failure);
        }

        return SealedStream.Check(stream, file, cancellationToken);
    }

    private static SealManifest? Manifest(GuardedFolder run, string hex)
    {
        if (Hex("sha256:" + hex) is null || run.Find($"{FolderName}/{hex}/{SealedSubmission.ManifestName}") is not { Kind: EntryKind.File, Size: <= LargestManifest } found)
        {
            return null;
        }

        try
        {
            using var file = run.OpenRead(found.Path);
            var bytes = new byte[found.Size];
            file.ReadExactly(bytes);
            return SealJson.Read(bytes) is { Schema: SealManifest.SchemaName } manifest && SealManifest.Of(manifest.Files).Digest == "sha256:" + hex
                ? manifest
                : throw new InvalidDataException("The manifest does not have the digest that the ledger names; the submission was changed.");
        }
        catch (Exception failure) when (failure is IOException or JsonException)
        {
            throw new InvalidDataException("The manifest of the submission cannot be read.", failure);
        }
    }

    [GeneratedRegex(@"\Asha256:([0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestForm();
}
