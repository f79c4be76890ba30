using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Gates;

/// <summary>What differs between runs and their baseline so that their scores do not compare.</summary>
public static class BaselineMismatches
{
    /// <summary>One sentence an environment and condition that differs; empty when all compare.</summary>
    /// <param name="now">Runs that count now.</param>
    /// <param name="baseline">Runs of the baseline that count.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<RunRecord> now, IReadOnlyList<RunRecord> baseline) =>
        [.. from environment in now.Select(run => run.Environment).Intersect(baseline.Select(run => run.Environment)).Order(StringComparer.Ordinal)
            let here = now.Where(run => run.Environment == environment).ToList()
            let there = baseline.Where(run => run.Environment == environment).ToList()
            from condition in Conditions
            let mine = Values(here, condition.Of)
            let others = Values(there, condition.Of)
            where mine.Union(others).Count() > 1
            select $"{environment}: {condition.Name} {string.Join(" and ", mine)} now, {string.Join(" and ", others)} in the baseline"];

    private static IReadOnlyList<(string Name, Func<RunRecord, string> Of)> Conditions =>
    [
        ("profile", run => run.Profile),
        ("budget", run => DurationText.Format(run.Limit)),
        ("scorer", run => run.Scorer),
        ("hardware", run => run.Hardware),
        ("sandbox", run => run.Sandbox),
    ];

    private static List<string> Values(IEnumerable<RunRecord> runs, Func<RunRecord, string> of) =>
        [.. runs.Select(of).Distinct().Order(StringComparer.Ordinal).Select(value => value.Length == 0 ? "(unknown)" : $"'{value}'")];
}
