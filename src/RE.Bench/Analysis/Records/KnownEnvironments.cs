using System.Collections.Concurrent;
using RE.Bench.Budgets;
using RE.Bench.Environments;

namespace RE.Bench.Analysis.Records;

/// <summary>The environments that are known here, each read at most once.</summary>
internal sealed class KnownEnvironments(EnvironmentCatalog? catalog)
{
    private readonly HashSet<string> _slugs = catalog is null ? [] : [.. catalog.Slugs()];
    private readonly ConcurrentDictionary<string, EnvironmentDefinition?> _loaded = new(StringComparer.Ordinal);

    /// <summary>The definition; null when the environment is not known here or not valid.</summary>
    public EnvironmentDefinition? Find(string slug) => _slugs.Contains(slug) ? _loaded.GetOrAdd(slug, Load) : null;

    /// <summary>One note for each environment of our own runs that is not known here.</summary>
    public IEnumerable<RunProblem> Notes(IEnumerable<RunRecord> runs) => catalog is null
        ? []
        : from run in runs
          where run.Source == "rebench" && !_slugs.Contains(run.Environment)
          group run by run.Environment into unknown
          orderby unknown.Key
          select new RunProblem(unknown.First().Folder ?? "", $"The environment '{Quoted.Value(unknown.Key)}' of {Count(unknown.Count())} is not known here; the results are taken as they are.");

    private EnvironmentDefinition? Load(string slug)
    {
        try
        {
            return catalog!.Load(slug).Definition;
        }
        catch (UserErrorException)
        {
            return null;
        }
    }

    private static string Count(int runs) => runs == 1 ? "1 run" : $"{runs} runs";
}
