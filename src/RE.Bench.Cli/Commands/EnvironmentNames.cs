using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Cli.Commands;

/// <summary>Names of environments, where there is a folder of them.</summary>
internal static class EnvironmentNames
{
    /// <summary>Slugs of all environments; none where none can be found, since runs are judged without them, too.</summary>
    public static IReadOnlyList<string> Slugs()
    {
        try
        {
            return Composition.Environments().Slugs();
        }
        catch (UserErrorException)
        {
            return [];
        }
    }

    /// <summary>Says which names are no environment's.</summary>
    /// <exception cref="UserErrorException">Some are not; the message holds them all.</exception>
    public static void Check(IReadOnlyList<string> named)
    {
        var slugs = Composition.Environments().Slugs();
        var wrong = named.Except(slugs).Select(slug => $"no environment is called '{slug}'.{NearestName.Hint(slug, slugs)} 'rebench list' prints all.").ToList();
        if (wrong.Count > 0)
        {
            throw new UserErrorException(string.Join('\n', wrong));
        }
    }
}
