using RE.Bench.Analysis.Records;
using RE.Bench.Reports.Building;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Building;

public sealed class CutPointTests
{
    [Theory]
    [InlineData("30m", "30m of working time")]
    [InlineData("200000tokens", "200,000 tokens")]
    [InlineData("2.5usd", "$2.50")]
    [InlineData("0.0005usd", "$0.0005")]
    public void A_point_is_read_and_said(string text, string words) => Assert.Equal(words, CutPoint.TryParse(text)!.Words);

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("-5usd")]
    [InlineData("0tokens")]
    [InlineData("1.5tokens")]
    [InlineData("1e3tokens")]
    [InlineData("99999999999999999999tokens")]
    [InlineData("$5")]
    public void Other_texts_are_no_point(string text) => Assert.Null(CutPoint.TryParse(text));

    [Fact]
    public void Scorings_after_the_tokens_do_not_count_and_a_run_that_ended_before_stays_whole()
    {
        var run = Run();

        Assert.Equal([0, 0.25, 0.5], new CutPoint.Tokens(200).Cut(run)!.Points.Select(point => point.Normalized!.Value));
        Assert.Equal(TimeSpan.FromMinutes(30), new CutPoint.Tokens(200).Cut(run)!.Spent);
        Assert.Equal(run, new CutPoint.Tokens(1000).Cut(run));
    }

    [Fact]
    public void Scorings_after_the_cost_do_not_count_and_an_unknown_cost_cannot_be_cut()
    {
        var run = Run();
        var unknown = run with { Points = [.. run.Points.Select(point => point with { CostUsd = null })] };

        Assert.Equal([0, 0.25], new CutPoint.Cost(1.5m).Cut(run)!.Points.Select(point => point.Normalized!.Value));
        Assert.Null(new CutPoint.Cost(1.5m).Cut(unknown));
        Assert.Equal("not all its costs are known", new CutPoint.Cost(1.5m).WhyNot(unknown));
    }

    [Fact]
    public void A_run_of_which_only_the_end_is_known_cannot_be_cut()
    {
        var run = SomeRun.Ended("a", 1);

        Assert.Null(new CutPoint.Tokens(5).Cut(run));
        Assert.Equal("only its end is known", new CutPoint.Tokens(5).WhyNot(run));
    }

    /// <summary>Scores 0, 0.25, 0.5 and 1 after 0, 100, 200 and 300 tokens and as many US dollars by hundred.</summary>
    private static RunRecord Run()
    {
        var run = SomeRun.With("a", (10, 0.25), (20, 0.5), (30, 1));
        return run with { Points = [.. run.Points.Select((point, at) => point with { Tokens = 100 * at, CostUsd = at, Normalized = point.Normalized ?? 0, Outcome = "scored" })], Tokens = 300, CostUsd = 3 };
    }
}
