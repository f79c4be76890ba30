using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Scoring.Execution.RustContests;

/// <summary>Chooses the families of a scoring: all hidden ones, or as many of each band where fewer are wanted; always the same, only their instances differ.</summary>
internal static class HiddenProblems
{
    /// <summary>The families, the simulated coder's best first.</summary>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<ContestProblem> Families(int count)
    {
        var bands = ContestCatalog.Hidden.GroupBy(problem => problem.Band).Select(band => band.ToList()).ToList();
        var inTurn = Enumerable.Range(0, bands.Max(band => band.Count)).SelectMany(i => bands.Where(band => i < band.Count).Select(band => band[i])).ToList();
        return count <= inTurn.Count
            ? [.. inTurn.Take(count).OrderByDescending(problem => CoderSkill.Of(problem.Name, problem.Band).Right).ThenBy(problem => problem.Name, StringComparer.Ordinal)]
            : throw new InvalidOperationException($"There are {inTurn.Count} families of hidden problems, and the profile asks for {count}.");
    }
}
