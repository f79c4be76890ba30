using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;

namespace RE.Bench.Analysis.Fairness;

/// <summary>Finds what must not be averaged or compared: runs of other profiles, budgets, scorers, sandboxes or machines (RE-Bench paper, arXiv 2411.15114: one time limit, one scorer and one machine an environment).</summary>
public static class FairComparison
{
    /// <summary>What stands for a value that a run does not say; it differs from every value.</summary>
    public const string Unknown = "unknown";

    /// <summary>All mixtures among runs; empty when they compare (conditions held equal in the RE-Bench paper, arXiv 2411.15114).</summary>
    /// <param name="runs">Runs of one average, or of both sides of a comparison.</param>
    public static IReadOnlyList<Mixture> Mixtures(IReadOnlyCollection<RunRecord> runs) =>
    [
        .. Found(runs, MixtureKind.Profile, null, "profiles", run => run.Profile),
        .. Found(runs, MixtureKind.Budget, null, "budgets", run => DurationText.Format(run.Limit)),
        .. runs.GroupBy(run => run.Environment).OrderBy(same => same.Key, StringComparer.Ordinal).SelectMany(Scorers),
        .. Found(runs, MixtureKind.Sandbox, null, "sandboxes", run => run.Sandbox),
        .. Found(runs, MixtureKind.Hardware, null, "classes of machines", run => run.Hardware),
    ];

    private static IEnumerable<Mixture> Scorers(IGrouping<string, RunRecord> runs) =>
    [
        .. Found([.. runs], MixtureKind.Scorer, runs.Key, "versions", run => run.EnvironmentVersion),
        .. Found([.. runs], MixtureKind.Scorer, runs.Key, "scorers", run => run.Scorer),
    ];

    private static IEnumerable<Mixture> Found(IReadOnlyCollection<RunRecord> runs, MixtureKind kind, string? environment, string noun, Func<RunRecord, string> value)
    {
        var values = runs.GroupBy(run => value(run) is { Length: > 0 } known ? known : Unknown)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new MixedValue(same.Key, same.Count()))
            .ToList();
        return values.Count > 1 ? [new Mixture(kind, environment, noun, values)] : [];
    }
}
