using System.Diagnostics;
using RE.Bench.Budgets;
using RE.Bench.Environments.Checks;
using RE.Bench.Environments.Yaml;

namespace RE.Bench.Environments;

/// <summary>The environments of one folder: every sub-folder with an <c>environment.yaml</c>, less those that begin with <c>_</c>.</summary>
/// <param name="root">The folder, such as <c>environments</c>; see <see cref="EnvironmentRoot"/>.</param>
public sealed class EnvironmentCatalog(string root)
{
    /// <summary>Name of the file that makes a folder an environment.</summary>
    public const string DefinitionFile = "environment.yaml";

    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Names of all environments, sorted, whether or not they are valid.</summary>
    public IReadOnlyList<string> Slugs() =>
        [.. Directory.EnumerateDirectories(Root)
            .Where(folder => File.Exists(Path.Combine(folder, DefinitionFile)))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => !name.StartsWith('_'))
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads and checks one environment.</summary>
    /// <param name="slug">Its name.</param>
    /// <exception cref="UserErrorException">There is no such environment, or it has problems; the message holds them all.</exception>
    public EnvironmentFolder Load(string slug)
    {
        var slugs = Slugs();
        return slugs.Contains(slug)
            ? ReadFolder(Path.Combine(Root, slug)).ValueOrThrow()
            : throw new UserErrorException($"no environment is called '{slug}'.{NearestName.Hint(slug, slugs)} 'rebench list' prints all.");
    }

    /// <summary>Reads and checks one environment; its problems are values.</summary>
    /// <param name="slug">Its name, one of <see cref="Slugs"/>.</param>
    public YamlRead<EnvironmentFolder> Read(string slug) => ReadFolder(Path.Combine(Root, slug));

    /// <summary>Reads and checks the environment in a folder anywhere; images and data manifests are looked for beside the folder.</summary>
    /// <param name="folder">Folder with an <c>environment.yaml</c>.</param>
    public static YamlRead<EnvironmentFolder> ReadFolder(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var file = Path.Combine(path, DefinitionFile);
        return StrictYaml.Read<EnvironmentDefinition>(file) switch
        {
            YamlRead<EnvironmentDefinition>.Valid read => Checked(read, new(path, file, read.Places)),
            YamlRead<EnvironmentDefinition>.Refused refused => new YamlRead<EnvironmentFolder>.Refused(refused.Problems),
            _ => throw new UnreachableException(),
        };
    }

    private static YamlRead<EnvironmentFolder> Checked(YamlRead<EnvironmentDefinition>.Valid read, CheckedFile file) =>
        Problem.Sorted(DefinitionChecks.All(read.Value, file)) is { Count: > 0 } problems
            ? new YamlRead<EnvironmentFolder>.Refused(problems)
            : new YamlRead<EnvironmentFolder>.Valid(new(read.Value, file.Folder, EnvironmentDigest.Of(file.Folder, read.Value)), read.Places);
}
