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
        var refused = groups.SelectMany(group => group.Mixtures.Where(mixture => !options.Mix.Contains(mixture.Kind)).Select(mixture => (group.Name, Mixture: mixture))).ToList();
        if (refused.Count == 0)
        {
            return;
        }

        var lines = refused.Take(MostLines).Select(one => "  " + $"'{one.Name}': {one.Mixture.Words}".ReplaceLineEndings("\\n"));
        var more = refused.Count > MostLines ? $"\n  and {refused.Count - MostLines} more" : "";
        throw new UserErrorException(
            $"The averages would mix runs that do not compare:\n{string.Join('\n', lines)}{more}\n{Remedies([.. refused.Select(one => one.Mixture.Kind).Distinct().Order()], options)}");
    }

    private static string Remedies(List<MixtureKind> kinds, ReportOptions options)
    {
        var keys = kinds.SelectMany(Key).Except(options.By).ToList();
        var split = keys.Count > 0 ? $"Split the groups with '--by {string.Join(',', options.By.Concat(keys).Select(ChoiceText.Of))}'" : "";
        var read = kinds.Contains(MixtureKind.Scorer) ? "read runs of one version only ('rebench rescore' shows what today's scorer gives)" : "";
        var allow = $"allow it with '--mix {string.Join(',', options.Mix.Concat(kinds).Distinct().Select(ChoiceText.Of))}', which marks it in the report";
        var first = string.Join(", ", new[] { split, read }.Where(part => part.Length > 0));
        return $"{char.ToUpperInvariant(first[0])}{first[1..]}, or {allow}.";
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
