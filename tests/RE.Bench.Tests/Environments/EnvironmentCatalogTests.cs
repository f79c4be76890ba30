using RE.Bench.Budgets;

namespace RE.Bench.Tests.Environments;

public sealed class EnvironmentCatalogTests : IDisposable
{
    private readonly SampleEnvironments _environments = new();

    public void Dispose() => _environments.Dispose();

    [Fact]
    public void Folders_with_a_definition_are_environments_and_those_with_an_underscore_are_not()
    {
        _environments.Write("_smoke/environment.yaml", "");
        _environments.Write("another/environment.yaml", "");
        _environments.Write("notes/README.md", "");

        Assert.Equal(["another", "sample"], _environments.Catalog.Slugs());
    }

    [Fact]
    public void An_environment_is_loaded_with_its_folder_and_digest()
    {
        var sample = _environments.Catalog.Load("sample");

        Assert.Equal(("Largest Number", _environments.Sample), (sample.Definition.Title, sample.Folder));
        Assert.Matches("^sha256:[0-9a-f]{64}$", sample.Digest);
    }

    [Theory]
    [InlineData("sampel", "no environment is called 'sampel'. Did you mean 'sample'? 'rebench list' prints all.")]
    [InlineData("chess", "no environment is called 'chess'. 'rebench list' prints all.")]
    [InlineData("../sample", "no environment is called '../sample'. 'rebench list' prints all.")]
    [InlineData("", "no environment is called ''. 'rebench list' prints all.")]
    public void An_unknown_environment_is_answered_with_the_nearest_one(string slug, string message) =>
        Assert.Equal(message, Assert.Throws<UserErrorException>(() => _environments.Catalog.Load(slug)).Message);

    [Fact]
    public void A_broken_environment_is_answered_with_all_its_problems()
    {
        _environments.Change("better: higher", "better: hihger");
        _environments.Change("time: 30m", "time: 30");

        var error = Assert.Throws<UserErrorException>(() => _environments.Catalog.Load("sample"));

        Assert.Equal(2, error.Message.Split('\n').Length);
    }

    [Fact]
    public void An_unknown_profile_is_answered_with_the_known_ones()
    {
        var sample = _environments.Catalog.Load("sample");

        Assert.Equal("'sample' has no profile 'gpuu'. Did you mean 'gpu'? It has 'cpu' and 'gpu'.", Assert.Throws<UserErrorException>(() => sample.Profile("gpuu")).Message);
    }

    [Theory]
    [InlineData("sample/environment.yaml")]
    [InlineData("sample/instructions.md")]
    [InlineData("sample/agent/answer.json")]
    [InlineData("sample/agent/.hidden")]
    [InlineData("sample/scorer/table.csv")]
    [InlineData("_data/english.yaml")]
    public void The_digest_changes_with_every_file_that_can_change_a_score(string file)
    {
        var before = _environments.Catalog.Load("sample").Digest;

        File.AppendAllText(_environments.PathOf(file), "# changed\n");

        Assert.NotEqual(before, _environments.Catalog.Load("sample").Digest);
    }

    [Theory]
    [InlineData("sample/README.md")]
    [InlineData("sample/calibration.json")]
    [InlineData("sample/reference/answer.json")]
    public void The_digest_does_not_change_with_a_file_that_cannot(string file)
    {
        var before = _environments.Catalog.Load("sample").Digest;

        File.AppendAllText(_environments.PathOf(file), "changed\n");

        Assert.Equal(before, _environments.Catalog.Load("sample").Digest);
    }

    [Fact]
    public void Moving_bytes_between_files_changes_the_digest()
    {
        _environments.Write("sample/agent/a", "xy");
        _environments.Write("sample/agent/b", "");
        var before = _environments.Catalog.Load("sample").Digest;

        _environments.Write("sample/agent/a", "x");
        _environments.Write("sample/agent/b", "y");

        Assert.NotEqual(before, _environments.Catalog.Load("sample").Digest);
    }
}
