namespace RE.Bench.Scorers.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_test_project_runs() => Assert.Equal("RE.Bench.Scorers.Tests", typeof(SmokeTests).Namespace);
}
