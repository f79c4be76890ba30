using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Analysis.Records;

/// <summary>Finds what runs can be read from: run folders, folders of them at most two levels deep, results and files of run records.</summary>
/// <remarks>Links are followed; the depth ends their loops. What is below a run's folder is never looked at.</remarks>
internal sealed class RunSourceFinder(CancellationToken cancellationToken)
{
    private const int Depth = 2;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<RunSource> _sources = [];
    private readonly List<RunProblem> _problems = [];
    private int _met;

    /// <summary>What was found, in the order of the paths and then of the names; nothing twice.</summary>
    public IReadOnlyList<RunSource> Sources => _sources;

    /// <summary>What could not be looked at.</summary>
    public IReadOnlyList<RunProblem> Problems => _problems;

    /// <summary>Looks at every path.</summary>
    /// <exception cref="UserErrorException">Some do not exist; the message names them all.</exception>
    public void Find(IReadOnlyList<string> paths)
    {
        var missing = paths.Where(path => !Path.Exists(path)).Distinct().ToList();
        if (missing.Count > 0)
        {
            throw new UserErrorException($"{string.Join(", ", missing.Select(path => $"'{path}'"))} {(missing.Count == 1 ? "does" : "do")} not exist. Name folders of runs, run folders, result.json or *.runs.jsonl files.");
        }

        foreach (var path in paths.Select(Path.GetFullPath).Select(Path.TrimEndingDirectorySeparator))
        {
            var before = _met + _problems.Count;
            Add(path);
            if (before == _met + _problems.Count && paths.Count > 1)
            {
                _problems.Add(new(path, $"'{path}' holds no runs."));
            }
        }
    }

    private void Add(string path)
    {
        if (Directory.Exists(path))
        {
            AddFolder(path, Depth);
            return;
        }

        switch (Path.GetFileName(path))
        {
            case var name when RunRecordFile.IsNamedSo(name):
                Add(new RunSource.Records(path));
                break;
            case Journal.FileName or "result.json" when IsRun(Path.GetDirectoryName(path)!):
                Add(new RunSource.Folder(Path.GetDirectoryName(path)!));
                break;
            case var name when name.EndsWith(".json", StringComparison.Ordinal):
                Add(new RunSource.Result(path));
                break;
            default:
                _problems.Add(new(path, $"'{path}' is not a run. Name a run folder, a result.json or a *.runs.jsonl file; 'rebench import' makes the latter from other tables."));
                break;
        }
    }

    private void AddFolder(string folder, int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsRun(folder))
        {
            Add(new RunSource.Folder(folder));
            return;
        }

        foreach (var entry in List(folder))
        {
            if (RunRecordFile.IsNamedSo(Path.GetFileName(entry)) && !Directory.Exists(entry))
            {
                Add(new RunSource.Records(entry));
            }
            else if (depth > 0 && Directory.Exists(entry))
            {
                AddFolder(entry, depth - 1);
            }
        }
    }

    /// <summary>Folders before files, so that a run's own folder is read before imported records of the same id.</summary>
    private IReadOnlyList<string> List(string folder)
    {
        try
        {
            IEnumerable<string> entries = [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal), .. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
            return [.. entries.Where(entry => !Path.GetFileName(entry.AsSpan()).StartsWith('.'))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _problems.Add(new(folder, $"'{folder}' cannot be looked into: {failure.Message}"));
            return [];
        }
    }

    private void Add(RunSource source)
    {
        _met++;
        if (_seen.Add(source.Path))
        {
            _sources.Add(source);
        }
    }

    private static bool IsRun(string folder) => File.Exists(Path.Combine(folder, Journal.FileName)) || File.Exists(Path.Combine(folder, "result.json"));
}
