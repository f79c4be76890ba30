using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments;

/// <summary>A copy of the fixtures that a test may break.</summary>
internal sealed class SampleEnvironments : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleEnvironments()
    {
        foreach (var file in Directory.EnumerateFiles(Fixtures, "*", SearchOption.AllDirectories))
        {
            _folder.Write(Path.GetRelativePath(Fixtures, file), File.ReadAllText(file));
        }
    }

    /// <summary>The fixtures in the source tree; read only.</summary>
    public static string Fixtures { get; } = Repository.PathOf("tests/RE.Bench.Tests/Environments/Fixtures");

    public string Root => _folder.Path;

    public string Sample => PathOf("sample");

    public EnvironmentCatalog Catalog => new(Root);

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string Write(string relative, string text) => _folder.Write(relative, text);

    /// <summary>Replaces a text in the sample's definition.</summary>
    public void Change(string from, string to)
    {
        var before = File.ReadAllText(PathOf("sample/environment.yaml"));
        Assert.Contains(from, before);
        Write("sample/environment.yaml", before.Replace(from, to));
    }

    /// <summary>The sample's problems, one a line, with paths below the root.</summary>
    public string Problems() => Catalog.Read("sample") is YamlRead<EnvironmentFolder>.Refused refused
        ? string.Concat(refused.Problems.Select(problem => $"{problem}\n")).Replace(Root + "/", "")
        : "";

    public void Dispose() => _folder.Dispose();
}
