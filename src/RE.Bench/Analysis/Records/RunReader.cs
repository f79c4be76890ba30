using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Analysis.Records;

/// <summary>Reads any set of runs: the good ones are read, each other is one problem.</summary>
public static class RunReader
{
    /// <summary>Reads runs without knowing environments.</summary>
    /// <param name="paths">Run folders, folders of runs, <c>result.json</c> and <c>*.runs.jsonl</c> files.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UserErrorException">Paths do not exist; the message names them all.</exception>
    public static RunSet Read(IReadOnlyList<string> paths, CancellationToken cancellationToken) => Read(paths, null, cancellationToken);

    /// <summary>Reads runs; results that were never written are computed from journals where the environment is known.</summary>
    /// <param name="paths">Run folders, folders of runs, <c>result.json</c> and <c>*.runs.jsonl</c> files.</param>
    /// <param name="environments">The environments that are known here; null when there are none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UserErrorException">Paths do not exist; the message names them all.</exception>
    public static RunSet Read(IReadOnlyList<string> paths, EnvironmentCatalog? environments, CancellationToken cancellationToken)
    {
        var finder = new RunSourceFinder(cancellationToken);
        finder.Find(paths);
        var known = new KnownEnvironments(environments);
        var reads = new RunRead[finder.Sources.Count];
        Parallel.For(0, reads.Length, new ParallelOptions { CancellationToken = cancellationToken }, at => reads[at] = ReadOne(finder.Sources[at], known, cancellationToken));

        var (runs, repeated) = DuplicateRuns.Merge(reads.Zip(finder.Sources).SelectMany(read => read.First.Runs.Select(run => (run, read.Second.Path))));
        return new RunSet(
            [.. runs.OrderBy(run => run.Run, StringComparer.Ordinal)],
            [.. finder.Problems, .. reads.SelectMany(read => read.Problems), .. repeated, .. known.Notes(runs)]);
    }

    private static RunRead ReadOne(RunSource source, KnownEnvironments environments, CancellationToken cancellationToken) => source switch
    {
        RunSource.Folder => RunFolderReader.Read(source.Path, environments, cancellationToken),
        RunSource.Result => RunFolderReader.ReadResult(source.Path),
        _ => RunRecordFile.Read(source.Path, cancellationToken),
    };
}
