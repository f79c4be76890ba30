using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Planning;

namespace RE.Bench.Reports.Exports;

/// <summary>Runs to export, found and read like those of reports; unfinished ones too, and only those that have a journal.</summary>
/// <param name="Runs">In order of their ids.</param>
/// <param name="Problems">What cannot be exported.</param>
public sealed record ExportSource(IReadOnlyList<ExportedRun> Runs, IReadOnlyList<RunProblem> Problems)
{
    /// <summary>Reads the runs below some paths.</summary>
    /// <param name="paths">Run folders, or folders of them.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UserErrorException">Paths do not exist; the message names them all.</exception>
    public static ExportSource Read(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var finder = new RunSourceFinder(cancellationToken);
        finder.Find(paths);
        var (runs, problems) = (new Dictionary<string, ExportedRun>(StringComparer.Ordinal), finder.Problems.ToList());
        var named = paths.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);

        // Imports lie among runs; who exports a folder does not ask for them.
        foreach (var source in finder.Sources.Where(source => source is not RunSource.Records || named.Contains(Path.GetFullPath(source.Path))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(source, problems) is { } run && !runs.TryAdd(run.Facts.Run, run))
            {
                problems.Add(new(source.Path, $"The run '{Quoted.Value(run.Facts.Run)}' is there twice: in '{runs[run.Facts.Run].Folder.Path}', which is exported, and in '{source.Path}', which is not."));
            }
        }

        return new ExportSource([.. runs.Values.OrderBy(run => run.Facts.Run, StringComparer.Ordinal)], problems);
    }

    private static ExportedRun? Read(RunSource source, List<RunProblem> problems)
    {
        if (source is not RunSource.Folder || !File.Exists(new RunFolder(source.Path).Journal))
        {
            problems.Add(new(source.Path, $"'{source.Path}' has no journal, so there is nothing to export from it but its record: --format jsonl."));
            return null;
        }

        try
        {
            return ExportedRun.Read(new RunFolder(source.Path));
        }
        catch (UserErrorException failure)
        {
            problems.Add(new(source.Path, failure.Message));
            return null;
        }
    }
}
