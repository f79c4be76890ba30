namespace RE.Bench.Tests.Reports.Viewer;

/// <summary>One browser for all tests of the page.</summary>
[CollectionDefinition(Name)]
public sealed class ViewerTests : ICollectionFixture<TestBrowser>
{
    public const string Name = "viewer";
}
