using RE.Bench.Analysis.Records;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>Reads logs of Inspect as run records: each sample and epoch is one run.</summary>
public static class InspectImport
{
    /// <summary>Reads logs; the good samples are read, and each reason to leave one out is one problem.</summary>
    /// <param name="paths"><c>.eval</c> and <c>.json</c> logs, of ours and of others.</param>
    /// <param name="options">What the logs do not say.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static RunSet Read(IReadOnlyList<string> paths, InspectOptions options, CancellationToken cancellationToken)
    {
        var reads = paths.Select(path => new InspectLogFile(path, options, cancellationToken).Read()).ToList();
        var (runs, repeated) = DuplicateRuns.Merge([.. reads.Zip(paths).SelectMany(read => read.First.Runs.Select(run => (run, read.Second)))]);
        return new RunSet([.. runs.OrderBy(run => run.Run, StringComparer.Ordinal)], [.. reads.SelectMany(read => read.Problems), .. repeated]);
    }
}
