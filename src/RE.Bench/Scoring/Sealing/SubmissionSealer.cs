using Microsoft.Win32.SafeHandles;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Scoring.Sealing;

/// <summary>Takes a submission: copies the named files of a hostile folder into a read-only folder of the harness, named by its digest.</summary>
internal static class SubmissionSealer
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Copies, hashes and flushes to disk; the copy appears under its final name in one step, complete or not at all.</summary>
    /// <param name="solution">The agent's solution folder.</param>
    /// <param name="paths">Files and folders that the environment asks for; each must be there. Empty folders are not kept.</param>
    /// <param name="limits">How much it may be.</param>
    /// <param name="destinationFolder">Holds a folder a submission; made if missing. The same submission is kept once.</param>
    /// <param name="cancellationToken">Stops between two files; nothing is kept.</param>
    public static SealOutcome Seal(
        GuardedFolder solution, IReadOnlyList<string> paths, SealLimits limits, string destinationFolder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(destinationFolder);
        var temporary = Path.Combine(destinationFolder, $".sealing-{Guid.NewGuid():N}");
        try
        {
            var files = new SealPlan(solution, limits).Choose(paths);
            Directory.CreateDirectory(Path.Combine(temporary, SealedSubmission.FilesName));
            var manifest = SealManifest.Of(CopyAll(solution, files, temporary, cancellationToken));
            WriteFlushed(Path.Combine(temporary, SealedSubmission.ManifestName), SealJson.Write(manifest));
            return new SealOutcome.Sealed(Publish(temporary, new() { Folder = FolderOf(destinationFolder, manifest.Digest), Manifest = manifest }));
        }
        catch (RefusedSubmissionException e)
        {
            return new SealOutcome.Refused(e.Cause, e.Message);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                GuardedFolder.Delete(temporary);
            }
        }
    }

    /// <summary>Where a submission with that digest is kept.</summary>
    public static string FolderOf(string destinationFolder, string digest) => Path.Combine(destinationFolder, digest.Replace("sha256:", "", StringComparison.Ordinal));

    /// <summary>Removes what a sealing that was killed left behind; no sealing may be going on there.</summary>
    public static void SweepUnfinished(string destinationFolder)
    {
        if (Directory.Exists(destinationFolder))
        {
            foreach (var folder in Directory.EnumerateDirectories(destinationFolder, ".sealing-*"))
            {
                GuardedFolder.Delete(folder);
            }
        }
    }

    private static List<SealedFile> CopyAll(GuardedFolder solution, IReadOnlyCollection<GuardedEntry> files, string temporary, CancellationToken cancellationToken)
    {
        var copies = new List<SealedFile>(files.Count);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            copies.Add(Copy(solution, file, Path.Combine(temporary, SealedSubmission.FilesName, file.Path)));
        }

        return copies;
    }

    private static SealedFile Copy(GuardedFolder solution, GuardedEntry planned, string target)
    {
        using var from = OpenAsPlanned(solution, planned);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var (size, sha256) = HashingCopy.Run(from, to, planned.Size);
        if (size != planned.Size || LinuxFiles.Statistics(from.SafeFileHandle)?.ToEntry(planned.Path).Version != planned.Version)
        {
            throw Changed(planned);
        }

        var isExecutable = planned.Mode.HasFlag(UnixFileMode.UserExecute);
        File.SetUnixFileMode(to.SafeFileHandle, isExecutable ? ReadOnly | Executable : ReadOnly);
        to.Flush(flushToDisk: true);
        return new() { Path = planned.Path, Size = size, Sha256 = sha256, Executable = isExecutable };
    }

    private static FileStream OpenAsPlanned(GuardedFolder solution, GuardedEntry planned)
    {
        try
        {
            var stream = solution.OpenRead(planned.Path, out var opened);
            if (opened.Version == planned.Version)
            {
                return stream;
            }

            stream.Dispose();
            SealPlan.RefuseStrange(opened);
            throw Changed(planned);
        }
        catch (FileNotFoundException e)
        {
            throw new RefusedSubmissionException(RefusalCause.Changed, e.Message.TrimEnd('.'));
        }
    }

    private static RefusedSubmissionException Changed(GuardedEntry file) =>
        SealPlan.Refuse(RefusalCause.Changed, file.Path, "changed while it was being sealed; stop what writes to it and score again");

    private static SealedSubmission Publish(string temporary, SealedSubmission submission)
    {
        foreach (var folder in Directory.EnumerateDirectories(temporary, "*", SearchOption.AllDirectories).Append(temporary))
        {
            File.SetUnixFileMode(folder, ReadOnly | Executable);
            FlushFolder(folder);
        }

        if (Directory.Exists(submission.Folder))
        {
            if (SealedSubmission.Open(submission.Folder).Verify() is [])
            {
                return submission;
            }

            Directory.Move(submission.Folder, $"{submission.Folder}.damaged-{Guid.NewGuid():N}");
        }

        Directory.Move(temporary, submission.Folder);
        FlushFolder(Path.GetDirectoryName(submission.Folder)!);
        return submission;
    }

    private static void WriteFlushed(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(content);
        File.SetUnixFileMode(file.SafeFileHandle, ReadOnly);
        file.Flush(flushToDisk: true);
    }

    private static void FlushFolder(string path)
    {
        using SafeFileHandle folder = LinuxFiles.Open(PathText.Encode(path), LinuxFiles.Directory);
        if (!folder.IsInvalid)
        {
            LinuxFiles.Flush(folder);
        }
    }
}
