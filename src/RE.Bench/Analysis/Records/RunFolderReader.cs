using RE.Bench.Budgets;
using RE.Bench.Planning;

namespace RE.Bench.Analysis.Records;

/// <summary>Reads the run of one folder.</summary>
internal static class RunFolderReader
{
    /// <summary>Finding of a result whose journal is not there.</summary>
    public const string NoJournal = "no-journal";

    /// <summary>Reads the result, or computes it from the journal of a run that ended without one.</summary>
    public static RunRead Read(string path, KnownEnvironments environments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = new RunFolder(path);
        try
        {
            return File.Exists(folder.Journal) ? WithJournal(folder, environments) : WithoutJournal(folder.Result, path);
        }
        catch (UserErrorException failure)
        {
            return RunRead.Failed(path, failure.Message);
        }
    }

    /// <summary>Reads a result that stands alone.</summary>
    public static RunRead ReadResult(string path)
    {
        try
        {
            return WithoutJournal(path, Path.GetDirectoryName(path)!);
        }
        catch (UserErrorException failure)
        {
            return RunRead.Failed(path, failure.Message);
        }
    }

    private static RunRead WithoutJournal(string path, string folder)
    {
        var record = RunRecords.From(ResultFile.Read(path), folder);
        return RunRead.Of(record with { Findings = [.. record.Findings, NoJournal] });
    }

    private static RunRead WithJournal(RunFolder folder, KnownEnvironments environments)
    {
        var end = JournalEnd.Read(folder.Journal);
        if (!end.HasEnded)
        {
            return RunRead.Failed(folder.Path, $"The run '{Name(folder)}' is not finished and counts nowhere. It goes on now, or 'rebench resume' goes on with it.");
        }

        if (!File.Exists(folder.Result))
        {
            return RunRead.Of(EndedRun.Read(folder, environments));
        }

        var result = ResultFile.Read(folder.Result);
        if (result.JournalHash == end.LastHash)
        {
            return RunRead.Of(RunRecords.From(result, folder.Path));
        }

        // A harness that died in a resumed run left the result of the first end.
        return EndedRun.IsEarlier(folder, result.JournalHash)
            ? RunRead.Of(EndedRun.Read(folder, environments))
            : throw new UserErrorException($"The run '{Name(folder)}' was changed after the run: the last line of its journal is not the one that its result names. It counts nowhere; 'rebench verify' says more.");
    }

    private static string Name(RunFolder folder) => Quoted.Value(Path.GetFileName(folder.Path));
}
