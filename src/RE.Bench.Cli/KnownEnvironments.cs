using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Cli;

/// <summary>Finds environments for runs that may come from elsewhere: what is not here, or not valid, is null and no error.</summary>
internal sealed class KnownEnvironments(Func<EnvironmentCatalog> environments)
{
    private EnvironmentCatalog? _catalog;
    private bool _looked;

    /// <summary>The environment of that name as it is here.</summary>
    public EnvironmentFolder? Find(string slug)
    {
        if (!_looked)
        {
            (_catalog, _looked) = (Open(), true);
        }

        return _catalog is { } catalog && catalog.Slugs().Contains(slug) && catalog.Read(slug) is YamlRead<EnvironmentFolder>.Valid { Value: var folder } ? folder : null;
    }

    // Runs are verified without a checkout of the environments, too.
    private EnvironmentCatalog? Open()
    {
        try
        {
            return environments();
        }
        catch (UserErrorException)
        {
            return null;
        }
    }
}
