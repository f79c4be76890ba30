using RE.Bench.Analysis.Fairness;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Building;

/// <summary>Refuses averages over runs that do not compare, unless told.</summary>
internal static class FairnessGuard
{
    private const int MostLines = 40;

    /// <summary>Checks all groups and speaks once.</summary>
    /// <exception cref="UserErrorException">A group mixes what was not allowed.</exception>
    public static void Check(IReadOnlyList<RunGroup> groups, ReportOptions options)
    {
        if (Refused(groups, options) is { Count: > 0 } refused)
        {
            throw new UserErrorException($"The averages would mix runs that do not compare:\n{Lines(refused)}\n{Remedies(Kinds(refused), options)}");
        }
    }

    /// <summary>Checks both sides of a comparison together.</summary>
    /// <exception cref="UserErrorException">They differ, or are mixed, in what was not allowed.</exception>
    public static void CheckComparison(RunGroup both, ReportOptions options)
    {
        if (Refused([both], options) is { Count: > 0 } refused)
        {
            throw new UserErrorException(
                $"These runs do not compare:\n{Lines(refused)}\nName runs that are alike{(Kinds(refused).Contains(MixtureKind.Scorer) ? " ('rebench rescore' shows what today's scorer gives)" : "")}, or {Allow(Kinds(refused), options)}.");
        }
    }

    private static List<(string Name, Mixture Mixture)> Refused(IReadOnlyList<RunGroup> groups, ReportOptions options) =>
        [.. groups.SelectMany(group => group.Mixtures.Where(mixture => !options.Mix.Contains(mixture.Kind)).Select(mixture => (group.Name, mixture)))];

    private static List<MixtureKind> Kinds(List<(string Name, Mixture Mixture)> refused) => [.. refused.Select(one => one.Mixture.Kind).Distinct().Order()];

    private static string Lines(List<(string Name, Mixture Mixture)> refused)
    {
        var lines = refused.Take(MostLines).Select(one => "  " + $"'{one.Name}': {one.Mixture.Words}".ReplaceLineEndings("\\n"));
        return string.Join('\n', lines) + (refused.Count > MostLines ? $"\n  and {refused.Count - MostLines} more" : "");
    }

    private static string Allow(List<MixtureKind> kinds, ReportOptions options) =>
        $"allow it with '--mix {string.Join(',', options.Mix.Concat(kinds).Distinct().Select(ChoiceText.Of))}', which marks it in the output";

    private static string Remedies(List<MixtureKind> kinds, ReportOptions options)
    {
        var keys = kinds.SelectMany(Key).Except(options.By).ToList();
        var split = keys.Count > 0 ? $"Split the groups with '--by {string.Join(',', options.By.Concat(keys).Select(ChoiceText.Of))}'" : "";
        var read = kinds.Contains(MixtureKind.Scorer) ? "read runs of one version only ('rebench rescore' shows what today's scorer gives)" : "";
        var first = string.Join(", ", new[] { split, read }.Where(part => part.Length > 0));
        return $"{char.ToUpperInvariant(first[0])}{first[1..]}, or {Allow(kinds, options)}.";
    }

    private static IEnumerable<GroupKey> Key(MixtureKind kind) => kind switch
    {
        MixtureKind.Profile => [GroupKey.Profile],
        MixtureKind.Budget => [GroupKey.Budget],
        MixtureKind.Sandbox => [GroupKey.Sandbox],
        MixtureKind.Hardware => [GroupKey.Hardware],
        _ => [],
    };
}
