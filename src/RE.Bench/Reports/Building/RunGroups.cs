using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Building;

/// <summary>Splits runs into groups and names them.</summary>
internal static class RunGroups
{
    private const int MostNames = 3;

    public static IReadOnlyList<RunGroup> Of(IReadOnlyList<CountedRun> runs, ReportOptions options)
    {
        var keys = Enum.GetValues<GroupKey>().Where(options.By.Contains).ToList();
        var groups = runs
            .GroupBy(run => string.Join('\n', keys.Select(key => $"{Value(run.Record, key).Length}:{Value(run.Record, key)}")))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.OrderBy(run => run.Record.Environment, StringComparer.Ordinal).ThenBy(run => run.Record.Run, StringComparer.Ordinal).ToList())
            .ToList();
        return [.. groups.Select(group => new RunGroup(Name(group, groups, keys), group))];
    }

    /// <summary>The value that a key takes for a run.</summary>
    public static string Value(RunRecord run, GroupKey key) => key switch
    {
        GroupKey.Agent => run.Agent,
        GroupKey.Profile => run.Profile,
        GroupKey.Budget => DurationText.Format(run.Limit),
        GroupKey.Sandbox => run.Sandbox.Length > 0 ? run.Sandbox : "unknown",
        _ => run.Hardware.Length > 0 ? run.Hardware : "unknown",
    };

    /// <summary>The agent, and what else is needed to tell its groups apart.</summary>
    private static string Name(List<CountedRun> group, List<List<CountedRun>> all, List<GroupKey> keys)
    {
        var agent = Agents(group);
        var others = all.Where(other => Agents(other) == agent).ToList();
        var parts = keys.Where(key => key != GroupKey.Agent && others.Select(other => Value(other[0].Record, key)).Distinct().Count() > 1);
        return string.Join(", ", [agent, .. parts.Select(key => Value(group[0].Record, key))]);
    }

    private static string Agents(List<CountedRun> group)
    {
        var agents = group.Select(run => run.Record.Agent).Distinct().Order(StringComparer.Ordinal).ToList();
        return agents.Count > MostNames ? $"{agents.Count} agents" : string.Join(" + ", agents);
    }
}
