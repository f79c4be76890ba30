namespace RE.Bench.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_test_project_runs() => Assert.Equal("RE.Bench.Tests", typeof(SmokeTests).Namespace);
}
