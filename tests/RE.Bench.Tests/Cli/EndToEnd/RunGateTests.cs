using System.Xml.Linq;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Gates of one real run.</summary>
public sealed class RunGateTests : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_run_below_its_lowest_score_ends_with_4_and_is_told_everywhere()
    {
        BubblewrapHere.Require();

        using var cli = _room.Start(
            new() { ["GITHUB_STEP_SUMMARY"] = _room["summary.md"], ["GITHUB_OUTPUT"] = _room["output.txt"] },
            "run", "--env", "scaling-law", "--agent", "starter", "--sandbox", "bwrap", "--min-score", "scaling-law=0.4", "--junit", _room["junit.xml"], "--github");

        Assert.True(await cli.EndAsync() == 4, cli.Error);
        Assert.Contains("failed  min-score  scaling-law, starter: 0 is below 0.4 (mean of 1 run)", cli.Error, StringComparison.Ordinal);
        Assert.Contains("::error title=rebench%3A min-score failed::scaling-law, starter: 0 is below 0.4", cli.Error, StringComparison.Ordinal);
        Assert.Equal(["scaling-law", "gates"], XElement.Load(_room["junit.xml"]).Elements("testsuite").Select(suite => (string?)suite.Attribute("name")));
        Assert.Contains("gates: failed", await File.ReadAllTextAsync(_room["summary.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("false", await File.ReadAllTextAsync(_room["output.txt"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--min-score names the environment 'other', and the run attempts 'scaling-law'. Name that one, or leave the name out.", "other=0.4")]
    [InlineData("Did you mean 'scaling-law'?", "scaling-lw=0.4")]
    [InlineData("'0,4' is no lowest score", "0,4")]
    public async Task A_lowest_score_without_meaning_begins_no_run(string expected, string minScore)
    {
        using var cli = await _room.RunAsync("run", "--env", "scaling-law", "--agent", "starter", "--min-score", minScore);

        Assert.Equal(2, cli.ExitCode);
        Assert.Contains(expected, cli.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_room.Runs));
    }
}
