namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>Tests that share one engine; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DockerTests : ICollectionFixture<TestEngine>
{
    public const string Name = "Docker engine";
}
