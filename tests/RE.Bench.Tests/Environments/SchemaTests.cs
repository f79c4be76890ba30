using RE.Bench.Environments;
using RE.Bench.Environments.Checks;
using RE.Bench.Environments.Yaml;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_for_editors_is_the_one_that_the_types_give() => Golden.MatchesFile(
        Repository.PathOf("environments/schema.json"),
        YamlSchema.Of<EnvironmentDefinition>($"Made from EnvironmentDefinition by SchemaTests. Canary: {CanaryFile.Read(Repository.PathOf("environments")) ?? "none yet"}"));

    [Fact]
    public void Every_environment_names_the_schema_for_editors() => Assert.All(
        new EnvironmentCatalog(Repository.PathOf("environments")).Slugs(),
        slug => Assert.Equal("# yaml-language-server: $schema=../schema.json", File.ReadLines(Repository.PathOf($"environments/{slug}/environment.yaml")).First()));
}
