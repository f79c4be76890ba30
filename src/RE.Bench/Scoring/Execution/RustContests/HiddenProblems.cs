using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Scoring.Execution.RustContests;

/// <summary>Draws the problems of a scoring: an instance of every hidden family, or as many in each band where fewer are wanted.</summary>
internal static class HiddenProblems
{
    /// <summary>The instances, the same for the same seed.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of the scoring.</param>
    public static IReadOnlyList<ContestInstance> Draw(int count, long seed)
    {
        var bands = ContestCatalog.Hidden.GroupBy(problem => problem.Band).Select(band => band.ToList()).ToList();
        var inTurn = Enumerable.Range(0, bands.Max(band => band.Count)).SelectMany(i => bands.Where(band => i < band.Count).Select(band => band[i])).ToList();
        return count <= inTurn.Count
            ? [.. inTurn.Take(count).Select(problem => ContestInstance.Draw(problem, seed))]
            : throw new InvalidOperationException($"There are {inTurn.Count} families of hidden problems, and the profile asks for {count}.");
    }
}
