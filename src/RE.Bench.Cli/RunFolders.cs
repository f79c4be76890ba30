using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Planning.Batches;

namespace RE.Bench.Cli;

/// <summary>Finds runs by what people type.</summary>
internal static class RunFolders
{
    /// <summary>The run of that id or folder; an unambiguous part of an id, and <c>last</c>, will do.</summary>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="text">What was typed.</param>
    /// <exception cref="UserErrorException">No run or several runs match.</exception>
    public static RunFolder Find(string runs, string text) => TryFind(runs, text) ?? throw new UserErrorException(
        $"There is no run '{text}' in '{Path.GetFullPath(runs)}'. {Known(runs)} Name a run's id, a part of it, 'last', or its folder; --out names the folder of all runs.");

    /// <summary>The same, or null when no run matches.</summary>
    /// <exception cref="UserErrorException">Several runs match.</exception>
    public static RunFolder? TryFind(string runs, string text)
    {
        if (IsRun(text))
        {
            return new RunFolder(Path.GetFullPath(text));
        }

        var all = All(runs);
        var matches = text == "last" ? all.TakeLast(1).ToList() : all.FindAll(name => Path.GetFileName(name) == text) is { Count: 1 } exact ? exact : all.FindAll(name => Path.GetFileName(name).Contains(text, StringComparison.Ordinal));
        return matches switch
        {
            [var one] => new RunFolder(Path.GetFullPath(Path.Combine(runs, one))),
            [] => null,
            _ => throw new UserErrorException($"'{text}' could be {matches.Count} runs: {string.Join(", ", matches.Take(5))}{(matches.Count > 5 ? ", ..." : "")}. Type more of the id."),
        };
    }

    /// <summary>The runs of several ids, folders of runs and folders of one run, each once, in the order of the texts.</summary>
    /// <param name="runs">Folder of all runs.</param>
    /// <param name="texts">What was typed.</param>
    /// <exception cref="UserErrorException">One of them names no run, or several.</exception>
    public static IReadOnlyList<RunFolder> FindAll(string runs, IReadOnlyList<string> texts) => [.. texts.SelectMany(text => Several(runs, text)).Distinct()];

    private static IEnumerable<RunFolder> Several(string runs, string text) => !IsRun(text) && All(text) is { Count: > 0 } inside
        ? inside.Select(name => new RunFolder(Path.GetFullPath(Path.Combine(text, name))))
        : Directory.Exists(text) && !IsRun(text) && TryFind(runs, text) is null ? throw new UserErrorException($"The folder '{text}' holds no runs: no folder in it has an '{Journal.FileName}'. Name a run, or a folder of runs.")
        : [Find(runs, text)];

    /// <summary>All runs, oldest first: their ids, behind the name of their batch if they have one.</summary>
    public static List<string> All(string runs) => !Directory.Exists(runs)
        ? []
        : [.. Directory.EnumerateDirectories(runs).SelectMany(OneOrBatch).Select(folder => Path.GetRelativePath(runs, folder)).OrderBy(Path.GetFileName, StringComparer.Ordinal)];

    private static IEnumerable<string> OneOrBatch(string folder) =>
        IsRun(folder) ? [folder] : File.Exists(Path.Combine(folder, BatchFolder.FileName)) ? Directory.EnumerateDirectories(folder).Where(IsRun) : [];

    private static bool IsRun(string folder) => File.Exists(Path.Combine(folder, Journal.FileName));

    private static string Known(string runs) => All(runs) switch
    {
        [] => "It holds no runs yet.",
        var all => $"The latest are: {string.Join(", ", all.TakeLast(3))}.",
    };
}
