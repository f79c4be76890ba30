using RE.Bench.Budgets;
using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Commands;

/// <summary>Finds runs that go on, wait or are over, by what people type.</summary>
internal static class WatchedRuns
{
    /// <summary>The run of that id or folder, an unambiguous part of an id, or <c>last</c>; one that a batch has not begun, too.</summary>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UserErrorException">No run or several runs match.</exception>
    public static RunSighting Find(string runs, string text)
    {
        var waiting = new RunWatch(runs).Look(withEnded: false).Where(run => run.State is SightedState.Queued or SightedState.NotBegun).ToList();
        var matches = waiting.FindAll(run => run.Run == text) is { Count: 1 } exact ? exact : waiting.FindAll(run => text != "last" && run.Run.Contains(text, StringComparison.Ordinal));
        var begun = RunFolders.TryFind(runs, text);
        return (begun, matches) switch
        {
            ({ } folder, _) when matches.Count == 0 || Path.GetFileName(folder.Path) == text || Directory.Exists(text) => RunWatch.See(folder),
            (null, [var one]) => one,
            (_, []) => RunWatch.See(RunFolders.Find(runs, text)),
            _ => throw new UserErrorException($"'{text}' could be {matches.Count + (begun is null ? 0 : 1)} runs: {string.Join(", ", matches.Take(5).Select(run => run.Run))}, some of which have not begun. Type more of the id."),
        };
    }
}
