using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Reports.Gates;
using static RE.Bench.Tests.Reports.Gates.GateRuns;

namespace RE.Bench.Tests.Reports.Gates;

public sealed class BaselineGateTests
{
    private static readonly double?[] Good = [0.60, 0.65, 0.70, 0.62, 0.68];

    [Fact]
    public void A_clear_drop_fails()
    {
        var result = Assert.Single(Judge(Scored("a", 0.2, 0.25, 0.3, 0.22, 0.28), Scored("a", Good)));

        Assert.Equal(("failed", "0.25 now, 0.65 in the baseline: a drop of 0.4 that noise does not explain (5 runs against 5, p = 0.004)"), (result.Word, result.Outcome.Reason));
    }

    [Fact]
    public void A_drop_within_the_margin_passes_however_sure_it_is()
    {
        var result = Assert.Single(Judge(Scored("a", 0.51, 0.51, 0.51, 0.51), Scored("a", 0.55, 0.55, 0.55, 0.55)));

        Assert.Equal(("passed", "0.51 now, 0.55 in the baseline: no drop of more than 0.05 (4 runs against 4, p = 0.0143)"), (result.Word, result.Outcome.Reason));
    }

    [Fact]
    public void A_drop_within_noise_passes_and_is_said()
    {
        var result = Assert.Single(Judge(Scored("a", 0.1, 0.9, 0.2, 0.8), Scored("a", 0.9, 0.3, 0.8, 0.6)));

        Assert.Equal("passed", result.Word);
        Assert.Contains("a drop of 0.15 that noise explains (4 runs against 4", result.Outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Better_runs_pass() => Assert.Equal("passed", Assert.Single(Judge(Scored("a", 1, 1.1, 1.2, 1.3, 1.4), Scored("a", Good))).Word);

    [Fact]
    public void Too_few_runs_to_tell_are_skipped_with_the_number_that_would_do()
    {
        var result = Assert.Single(Judge(Scored("a", 0, 0), Scored("a", 1, 1)));

        Assert.Equal(("skipped", "2 runs against 2 cannot tell a drop from noise at 95 % confidence: 3 runs on each side can (now 0, baseline 1)"), (result.Word, result.Outcome.Reason));
    }

    [Fact]
    public void As_many_runs_as_the_message_names_can_tell() =>
        Assert.Equal("failed", Assert.Single(Judge(Scored("a", 0, 0, 0), Scored("a", 1, 1, 1))).Word);

    [Fact]
    public void Strictness_fails_what_cannot_be_told()
    {
        var results = Judge([.. Scored("a", 0), .. Scored("b", 0)], [.. Scored("a", 1), .. Scored("c", 1)], new BaselineRule { IsStrict = true });

        Assert.Equal(["a failed", "b failed", "c failed"], results.Select(result => $"{result.Scope} {result.Word}"));
    }

    [Fact]
    public void Several_environments_are_also_taken_together()
    {
        var results = Judge([.. Scored("a", 0.5, 0.5, 0.5, 0.4), .. Scored("b", 0.1, 0.2, 0.3, 0.2)], [.. Scored("a", 0.5, 0.5, 0.5, 0.5), .. Scored("b", 0.7, 0.8, 0.9, 0.7)]);

        Assert.Equal(["a passed", "b failed", "all environments failed"], results.Select(result => $"{result.Scope} {result.Word}"));
    }

    [Fact]
    public void Many_comparisons_need_more_runs_than_one_does_and_their_mean_does_not()
    {
        string[] environments = ["a", "b", "c", "d"];
        var now = environments.SelectMany(name => Scored(name, name == "a" ? [0, 0, 0] : [1, 1, 1])).ToList();
        var before = environments.SelectMany(name => Scored(name, 1, 1, 1)).ToList();

        var results = Judge(now, before);

        Assert.Contains("5 runs on each side can", results[0].Outcome.Reason, StringComparison.Ordinal);
        Assert.Equal("all environments failed", $"{results[^1].Scope} {results[^1].Word}");
    }

    [Fact]
    public void One_agent_on_each_side_is_compared_whatever_its_name() =>
        Assert.Equal(("o3", "failed"), Assert.Single(Judge(ScoredBy("o3", "a", 0, 0, 0, 0), ScoredBy("o1", "a", 1, 1, 1, 1))) is var result ? (result.Agent, result.Word) : default);

    [Fact]
    public void Among_several_agents_the_same_name_is_compared()
    {
        var results = Judge([.. ScoredBy("o1", "a", 0, 0, 0, 0), .. ScoredBy("o3", "a", 1, 1, 1, 1)], ScoredBy("o1", "a", 1, 1, 1, 1));

        Assert.Equal(["o1 failed", "o3 skipped"], results.Select(result => $"{result.Agent} {result.Word}"));
        Assert.Equal("the baseline has no run of it that counts", results[1].Outcome.Reason);
    }

    [Fact]
    public void An_environment_that_only_the_baseline_has_does_not_pass_silently()
    {
        var results = Judge([.. Scored("a", 1), Broken("x", "b")], [.. Scored("b", 1), .. Scored("c", 1)], new BaselineRule());

        Assert.Equal(["a skipped", "b failed", "c skipped"], results.Select(result => $"{result.Scope} {result.Word}"));
        Assert.True(results[1].Outcome is GateOutcome.Failed { IsInfrastructure: true, Reason: "no run counts (1 infrastructure-failed)" });
        Assert.Equal("the baseline has runs of it, and there is none now", results[2].Outcome.Reason);
    }

    [Fact]
    public void Without_any_run_there_is_one_skipped_answer() => Assert.Equal("skipped", Assert.Single(Judge([], [])).Word);

    [Fact]
    public void Runs_without_a_valid_row_count_as_0() =>
        Assert.Equal("failed", Assert.Single(Judge(Scored("a", null, null, null, null), Scored("a", Good))).Word);

    [Fact]
    public void Runs_of_other_conditions_are_refused_with_every_mismatch()
    {
        var now = Scored("a", 1, 1).Select(run => run with { Sandbox = "docker", Limit = TimeSpan.FromHours(2) }).ToList();

        var message = Assert.Throws<UserErrorException>(() => Judge(now, [.. Scored("a", 1), Run("other", 1, "a") with { Profile = "gpu", Hardware = "1 GPU" }])).Message;

        Assert.Equal(
            """
            The runs and their baseline do not compare:
              o1, a: profiles cpu (3 runs) and gpu (1 run)
              o1, a: budgets 2h (2 runs) and 30m (2 runs)
              o1, a: sandboxes bwrap (2 runs) and docker (2 runs)
              o1, a: classes of machines 1 GPU (1 run) and A processor, 2 cores (3 runs)
            Take a baseline of the same conditions, or allow it with '--mix profile,budget,sandbox,hardware'.
            """,
            message);
    }

    [Fact]
    public void Another_scorer_is_refused_unless_told()
    {
        var now = Scored("a", 1, 1, 1, 1).Select(run => run with { Points = [.. run.Points.Select(point => point with { Scorer = "sample/2" })] }).ToList();

        Assert.Contains("--mix scorer", Assert.Throws<UserErrorException>(() => Judge(now, Scored("a", 1, 1, 1, 1))).Message, StringComparison.Ordinal);
        Assert.Equal("passed", Assert.Single(Judge(now, Scored("a", 1, 1, 1, 1), null, [MixtureKind.Scorer])).Word);
    }

    [Fact]
    public void Environments_that_are_not_compared_may_differ() =>
        Assert.Equal(["skipped", "skipped"], Judge(Scored("a", 1), [.. Scored("b", 1).Select(run => run with { Profile = "gpu" })]).Select(result => result.Word));

    private static IReadOnlyList<GateResult> Judge(IReadOnlyList<RunRecord> now, IReadOnlyList<RunRecord> before, BaselineRule? rule = null, IReadOnlyList<MixtureKind>? mix = null) =>
        new BaselineGate(rule ?? new BaselineRule(), mix ?? []).Judge(Report(now), before);
}
