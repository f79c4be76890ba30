using RE.Bench.Analysis.Records;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

/// <summary>Files of earlier versions, which every later one must read; these files are never written again.</summary>
public sealed class EarlierVersionsTests
{
    [Theory]
    [InlineData("result-1.json")]
    [InlineData("records-1.runs.jsonl")]
    public void A_run_of_the_first_version_is_read(string file)
    {
        var set = RunReader.Read([Repository.PathOf($"tests/RE.Bench.Tests/Analysis/Records/Golden/{file}")], TestContext.Current.CancellationToken);

        Assert.Empty(set.Problems);
        var run = set.Runs[0];
        Assert.Equal(("b", "rebench", "sample", "1.0.0", "cpu"), (run.Run, run.Source, run.Environment, run.EnvironmentVersion, run.Profile));
        Assert.Equal(("o1", "modular", "openai/o1", "submitted"), (run.Agent, run.Scaffold, run.Model, run.Outcome));
        Assert.Equal((30.0, 30.0, ScoreDirection.Higher, ScoreSelection.Best), (run.Limit.TotalMinutes, run.Spent.TotalMinutes, run.Better, run.Selection));
        Assert.Equal([0.25, 0.5, null, 0.75], run.Points.Select(point => point.Raw));
        Assert.Equal([0, 0.5, null, 1], run.Points.Select(point => point.Normalized));
        Assert.Equal([0, 10, 20, 30], run.Points.Select(point => point.At.TotalMinutes));
        Assert.Equal((1.0, 0.75, 3150L, 0.06m), (run.Normalized!.Value, run.Raw!.Value, run.Tokens, run.CostUsd!.Value));
        Assert.Equal(("bwrap", "A processor, 2 cores", "0.1.0", "sample/1"), (run.Sandbox, run.Hardware, run.Harness, run.Scorer));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 20, 15, 0, TimeSpan.Zero), run.StartedAt);
    }

    [Fact]
    public void An_imported_run_of_the_first_version_is_read()
    {
        var set = RunReader.Read([Repository.PathOf("tests/RE.Bench.Tests/Analysis/Records/Golden/records-1.runs.jsonl")], TestContext.Current.CancellationToken);

        var run = set.Runs.Single(run => run.Source == "metr");
        Assert.Equal(("paper", "human", false, null), (run.Profile, run.Agent, run.HasTrajectory, run.Raw));
        Assert.Equal((ScoreDirection.Higher, ScoreSelection.Last, 0.75), (run.Better, run.Selection, run.Normalized!.Value));
    }
}
