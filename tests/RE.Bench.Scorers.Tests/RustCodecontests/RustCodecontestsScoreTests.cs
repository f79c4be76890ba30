using System.Text.Json.Nodes;
using RE.Bench.Scorers.RustCodecontests;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.RustCodecontests;

public sealed class RustCodecontestsScoreTests
{
    [Fact]
    public void The_score_is_the_share_of_problems_whose_tests_were_all_passed()
    {
        var report = RustCodecontestsScore.Score(Report((1, "solved", 16, 16), (1, "wrong-answer", 16, 3), (2, "solved", 16, 16), (3, "no-program", 16, 0)));

        Assert.Equal(new ScoreOutcome.Scored(0.5), report.Outcome);
        Assert.Equal(2, (int)report.Message["n_successes"]!);
        Assert.Equal(4, (int)report.Message["n_problems"]!);
        Assert.Equal(0.25, (double)report.Message["standard_error"]!, 12);
        Assert.Equal("""{"no-program":1,"solved":2,"wrong-answer":1}""", report.Message["verdicts"]!.ToJsonString());
        Assert.Equal("""{"1":1,"2":1}""", report.Details["solved_by_band"]!.ToJsonString());
    }

    [Fact]
    public void A_problem_counts_only_with_every_test_and_at_least_one()
    {
        var report = RustCodecontestsScore.Score(Report((1, "solved", 16, 15), (1, "solved", 0, 0), (4, "too-slow", 16, 16)));

        Assert.Equal(new ScoreOutcome.Scored(0), report.Outcome);
    }

    [Fact]
    public void The_message_names_the_model_and_no_problem()
    {
        var report = RustCodecontestsScore.Score(Report((1, "solved", 16, 16)));

        Assert.Equal("simulated-coder", (string)report.Message["model"]!);
        Assert.DoesNotContain("Family", report.Message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_got_with_a_real_model_have_a_version_of_their_own()
    {
        var report = Report((1, "solved", 16, 16));
        Assert.Equal("rust-codecontests/1", RustCodecontestsScore.Score(report).ScorerVersion);

        report["model"] = "compatible/tiny";

        Assert.Equal("rust-codecontests/1+compatible/tiny", RustCodecontestsScore.Score(report).ScorerVersion);
    }

    [Fact]
    public void A_report_without_problems_is_a_mistake_of_the_harness() =>
        Assert.Throws<InvalidOperationException>(() => RustCodecontestsScore.Score(new JsonObject { ["problems"] = new JsonArray() }));

    private static JsonObject Report(params (int Band, string Verdict, int Tests, int Passed)[] rows) => new()
    {
        ["model"] = "simulated-coder",
        ["problems"] = new JsonArray([.. rows.Select(row => new JsonObject { ["family"] = "Family", ["band"] = row.Band, ["verdict"] = row.Verdict, ["tests"] = row.Tests, ["passed"] = row.Passed })]),
    };
}
