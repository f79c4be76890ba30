using RE.Bench.Budgets;

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
}
