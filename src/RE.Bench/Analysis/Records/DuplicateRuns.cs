using System.Text.Json;

namespace RE.Bench.Analysis.Records;

/// <summary>Keeps one run of each id.</summary>
internal static class DuplicateRuns
{
    /// <summary>
    /// The first run of each id: in the order of the paths, below a path in the order of the names, folders before files. Equal copies go
    /// silently; a copy that differs is a problem that names both places.
    /// </summary>
    public static (IReadOnlyList<RunRecord> Runs, IReadOnlyList<RunProblem> Problems) Merge(IReadOnlyList<RunRecord> runs)
    {
        var kept = new Dictionary<string, RunRecord>(StringComparer.Ordinal);
        var problems = new List<RunProblem>();
        foreach (var run in runs)
        {
            if (!kept.TryAdd(run.Run, run) && Content(kept[run.Run]) != Content(run))
            {
                var (first, second) = (kept[run.Run].Folder ?? "an imported file", run.Folder ?? "an imported file");
                problems.Add(new(second, $"The run '{Quoted.Value(run.Run)}' is there twice with different content: in '{first}', which is used, and in '{second}', which is not. Remove or rename the wrong one."));
            }
        }

        return ([.. kept.Values], problems);
    }

    // A copy of a result without its journal is the same run.
    private static string Content(RunRecord run) =>
        JsonSerializer.Serialize(run with { Findings = [.. run.Findings.Where(finding => finding != RunFolderReader.NoJournal)] }, RunRecordJson.Compact.RunRecord);
}
