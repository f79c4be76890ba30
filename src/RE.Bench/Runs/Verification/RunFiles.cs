using System.Globalization;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Runs.Verification;

/// <summary>Reads the files of a run folder that may come from anywhere: links are never followed, devices never opened, sizes limited.</summary>
internal sealed class RunFiles : IDisposable
{
    public const string ResultName = "result.json";
    public const string ConfirmationName = "confirmation.json";
    public const string SubmissionsName = "submissions";
    public const string ScoringName = "scoring";
    private const long LargestJournal = 1L << 30;
    private const long LargestResult = 64L << 20;
    private const long LargestOther = 16L << 20;

    private readonly GuardedFolder _folder;

    private RunFiles(GuardedFolder folder) => _folder = folder;

    /// <summary>Absolute path of the run's folder.</summary>
    public string Path => _folder.HostFolder;

    /// <summary>Opens a run's folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none, or it is a link.</exception>
    public static RunFiles Open(string folder) => new(GuardedFolder.Open(System.IO.Path.GetFullPath(folder)));

    public FileRead Journal() => Read(Events.Journal.FileName, LargestJournal);

    public FileRead Result() => Read(ResultName, LargestResult);

    public FileRead Confirmation() => Read(ConfirmationName, LargestOther);

    /// <summary>The request or the reply of a row's scoring.</summary>
    public FileRead Scoring(int row, string name) => Read(string.Create(CultureInfo.InvariantCulture, $"{ScoringName}/{row}/{name}"), LargestOther);

    /// <summary>What stands at a path below the run's folder; null for nothing, or where a link is on the way.</summary>
    public EntryKind? KindOf(string path) => _folder.Find(path)?.Kind;

    /// <summary>Names of what is directly in a folder below the run's.</summary>
    public IEnumerable<string> NamesIn(string path)
    {
        using var folder = _folder.OpenFolder(path);
        return folder is null ? [] : [.. folder.Walk(".").Where(entry => entry.Depth == 1).Select(entry => entry.Path).Take(10_000)];
    }

    public void Dispose() => _folder.Dispose();

    private FileRead Read(string path, long largest)
    {
        try
        {
            if (_folder.Find(path) is null)
            {
                return new FileRead.Absent();
            }

            using var stream = _folder.OpenRead(path, out var entry);
            if (entry.Size > largest)
            {
                return new FileRead.Refused(string.Create(CultureInfo.InvariantCulture, $"'{path}' has {entry.Size:N0} bytes, more than the {largest:N0} that are read"));
            }

            var bytes = new byte[entry.Size];
            stream.ReadExactly(bytes);
            return new FileRead.Content(bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileRead.Refused($"'{path}' was not read: {failure.Message}");
        }
    }
}
