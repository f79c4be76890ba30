using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;

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
            if (!File.Exists(folder.Journal))
            {
                return WithoutJournal(ResultFile.Read(folder.Result), path);
            }

            var end = JournalEnd.Read(folder.Journal);
            if (!end.HasEnded)
            {
                return RunRead.Failed(path, $"The run '{Path.GetFileName(path)}' is not finished and counts nowhere. It goes on now, or 'rebench resume' goes on with it.");
            }

            if (!File.Exists(folder.Result))
            {
                return FromJournal(folder, environments);
            }

            var result = ResultFile.Read(folder.Result);
            return result.JournalHash == end.LastHash
                ? RunRead.Of(RunRecords.From(result, path))
                : RunRead.Failed(path, $"The result or the journal of '{Path.GetFileName(path)}' was changed after the run: the journal's last line is not the one that the result names. It counts nowhere; 'rebench verify' says more.");
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
            return WithoutJournal(ResultFile.Read(path), path);
        }
        catch (UserErrorException failure)
        {
            return RunRead.Failed(path, failure.Message);
        }
    }

    private static RunRead WithoutJournal(RunResult result, string folder)
    {
        var record = RunRecords.From(result, folder);
        return RunRead.Of(record with { Findings = [.. record.Findings, NoJournal] });
    }

    private static RunRead FromJournal(RunFolder folder, KnownEnvironments environments)
    {
        var content = JournalContent.Read(folder.Journal);
        var facts = content.Facts;
        return environments.Find(facts.Environment) is { } definition && definition.Profiles.ContainsKey(facts.Profile)
            ? RunRead.Of(RunRecords.From(ResultFold.From(content, definition), folder.Path))
            : RunRead.Failed(folder.Path, $"The run '{Path.GetFileName(folder.Path)}' ended without a result.json, and its environment '{Quoted.Value(facts.Environment)}' is not known here. 'rebench resume' writes the result where it is.");
    }
}
