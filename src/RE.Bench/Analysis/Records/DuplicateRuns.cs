using System.Text.Json;

namespace RE.Bench.Analysis.Records;

/// <summary>Keeps one run of each id.</summary>
internal static class DuplicateRuns
{
    private const int Named = 3;

    /// <summary>
    /// The first run of each id: in the order of the paths, below a path in the order of the names, folders before files. Equal copies go
    /// silently; copies that differ are one problem for each pair of places.
    /// </summary>
    /// <param name="runs">Each with the file or folder that it was read from.</param>
    public static (IReadOnlyList<RunRecord> Runs, IReadOnlyList<RunProblem> Problems) Merge(IEnumerable<(RunRecord Run, string Place)> runs)
    {
        var kept = new Dictionary<string, (RunRecord Run, string Place)>(StringComparer.Ordinal);
        var different = new List<(string Id, string Kept, string Left)>();
        foreach (var (run, place) in runs)
        {
            if (!kept.TryAdd(run.Run, (run, place)) && kept[run.Run] is var first && Content(first.Run) != Content(run))
            {
                different.Add((run.Run, first.Place, place));
            }
        }

        return ([.. kept.Values.Select(run => run.Run)], [.. different.GroupBy(copy => (copy.Kept, copy.Left)).Select(pair => Problem(pair.Key.Kept, pair.Key.Left, [.. pair.Select(copy => copy.Id)]))]);
    }

    private static RunProblem Problem(string kept, string left, IReadOnlyList<string> ids)
    {
        var names = string.Join(", ", ids.Take(Named).Select(id => $"'{Quoted.Value(id)}'")) + (ids.Count > Named ? $" and {ids.Count - Named} more" : "");
        var places = kept == left ? $"twice in '{kept}' with different content, and the first is used" : $"in '{kept}' and in '{left}' with different content, and the former is used";
        return new(left, $"{(ids.Count == 1 ? "The run" : $"{ids.Count} runs:")} {names} {(ids.Count == 1 ? "is" : "are")} {places}. Name one place only, or remove the wrong one.");
    }

    // A copy of a result without its journal is the same run.
    private static string Content(RunRecord run) =>
        JsonSerializer.Serialize(run with { Findings = [.. run.Findings.Where(finding => finding != RunFolderReader.NoJournal)] }, RunRecordJson.Compact.RunRecord);
}
