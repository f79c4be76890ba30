using System.Text.Json.Nodes;
using RE.Bench.Environments;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments;

/// <summary>The sizes that programs of a starting solution read.</summary>
public sealed class StartingConfigTests
{
    private static readonly EnvironmentCatalog Catalog = new(Repository.PathOf("environments"));

    public static TheoryData<string> Slugs => [.. Catalog.Slugs()];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void The_config_beside_the_programs_says_nothing_that_a_runs_own_does_not(string slug)
    {
        var environment = Catalog.Load(slug);
        var file = Path.Combine(environment.AgentFolder, "config.json");
        var beside = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];

        // A run writes the profile's parameters in its place.
        foreach (var profile in environment.Definition.Profiles.Values)
        {
            Assert.All(beside, entry => Assert.True(profile.Parameters.ContainsKey(entry.Key), $"'{entry.Key}' of {file}"));
        }

        Assert.All(beside, entry => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(environment.Profile("cpu").Parameters[entry.Key]!.ToJsonString()), entry.Value), entry.Key));
    }
}
