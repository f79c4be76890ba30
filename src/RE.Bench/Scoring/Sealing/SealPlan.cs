using System.Globalization;
using System.Text;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Scoring.Sealing;

/// <summary>Chooses the files to be sealed and refuses, before a byte is read, all that no submission needs.</summary>
internal sealed class SealPlan(GuardedFolder solution, SealLimits limits)
{
    private const long SparseSlack = 1 << 20;
    private readonly Dictionary<string, GuardedEntry> _files = new(StringComparer.Ordinal);
    private int _entries;
    private long _bytes;

    /// <summary>The regular files below the named paths.</summary>
    /// <exception cref="RefusedSubmissionException">Something cannot be part of a submission.</exception>
    public IReadOnlyCollection<GuardedEntry> Choose(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            AddPath(path);
        }

        return _files.Values;
    }

    private void AddPath(string path)
    {
        if (!RelativePath.IsValid(path))
        {
            throw Refuse(RefusalCause.Forbidden, path, "is not a path below the solution folder");
        }

        var isMissing = true;
        foreach (var entry in solution.Walk(path))
        {
            isMissing = false;
            Add(entry);
        }

        if (isMissing)
        {
            throw FirstLinkAbove(path) is { } link
                ? Refuse(RefusalCause.Forbidden, link, "is a symbolic link; put the files themselves in its place")
                : Refuse(RefusalCause.Missing, path, "is missing; write it into the solution folder");
        }
    }

    private void Add(GuardedEntry entry)
    {
        if (++_entries > limits.Entries)
        {
            throw new RefusedSubmissionException(RefusalCause.TooMuch, $"the submission has more than {limits.Entries} files and folders");
        }

        CheckName(entry);
        if (entry.Kind == EntryKind.Folder)
        {
            CheckFolder(entry);
        }
        else if (_files.TryAdd(entry.Path, entry))
        {
            CheckFile(entry);
        }
    }

    private void CheckName(GuardedEntry entry)
    {
        if (!PathText.IsPlainName(entry.Path))
        {
            throw Refuse(RefusalCause.Forbidden, entry.Path, "has a name with control, invisible or non-UTF-8 characters; rename it");
        }

        if (entry.Depth > limits.Depth)
        {
            throw Refuse(RefusalCause.TooMuch, entry.Path, $"is more than {limits.Depth} folders deep");
        }

        if (Encoding.UTF8.GetByteCount(entry.Path) > limits.PathBytes)
        {
            throw Refuse(RefusalCause.TooMuch, entry.Path, $"has a path of more than {limits.PathBytes} bytes");
        }
    }

    private static void CheckFolder(GuardedEntry entry)
    {
        if (entry.Unread)
        {
            throw Refuse(RefusalCause.Forbidden, entry.Path, "is a folder that cannot be read");
        }
    }

    private void CheckFile(GuardedEntry entry)
    {
        RefuseStrange(entry);
        if (IsSparse(entry) && IsSparse(AfterFlush(entry)))
        {
            throw Refuse(RefusalCause.Forbidden, entry.Path, string.Create(CultureInfo.InvariantCulture, $"is a sparse file ({entry.Size:N0} bytes, {entry.StoredBytes:N0} stored); write all of its bytes"));
        }

        if (entry.Size > limits.FileBytes)
        {
            throw Refuse(RefusalCause.TooMuch, entry.Path, string.Create(CultureInfo.InvariantCulture, $"has {entry.Size:N0} bytes; a file may have {limits.FileBytes:N0}"));
        }

        _bytes += entry.Size;
        if (_bytes > limits.TotalBytes)
        {
            throw new RefusedSubmissionException(RefusalCause.TooMuch, string.Create(CultureInfo.InvariantCulture, $"the submission has more than {limits.TotalBytes:N0} bytes"));
        }
    }

    /// <summary>Asked of the name first and of the open file again.</summary>
    public static void RefuseStrange(GuardedEntry entry)
    {
        if (entry.Kind != EntryKind.File)
        {
            throw Refuse(RefusalCause.Forbidden, entry.Path, $"is {GuardedFolder.Describe(entry.Kind)}; only regular files can be submitted");
        }

        if (entry.Links > 1)
        {
            throw Refuse(RefusalCause.Forbidden, entry.Path, $"is a hard link ({entry.Links} names for one file); submit a copy of its own");
        }
    }

    // Compressing file systems store less than the size says, but not a tiny part of megabytes.
    private static bool IsSparse(GuardedEntry entry) => entry.Size - entry.StoredBytes > SparseSlack && entry.StoredBytes < entry.Size / 8;

    // Some file systems (ZFS) count stored bytes only once they are on disk.
    private GuardedEntry AfterFlush(GuardedEntry entry)
    {
        try
        {
            using var file = solution.OpenRead(entry.Path);
            LinuxFiles.Flush(file.SafeFileHandle);
            return LinuxFiles.Statistics(file.SafeFileHandle)?.ToEntry(entry.Path) ?? entry;
        }
        catch (FileNotFoundException)
        {
            return entry;
        }
    }

    public static RefusedSubmissionException Refuse(RefusalCause cause, string path, string why) => new(cause, $"{PathText.Show(path)} {why}");

    private string? FirstLinkAbove(string path)
    {
        var names = path.Split('/');
        return Enumerable.Range(1, names.Length - 1)
            .Select(count => string.Join('/', names[..count]))
            .FirstOrDefault(parent => solution.Find(parent) is { Kind: EntryKind.SymbolicLink });
    }
}
