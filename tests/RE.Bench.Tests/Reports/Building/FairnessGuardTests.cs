using Microsoft.Extensions.Time.Testing;
using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;
using RE.Bench.Reports.Model;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Building;

public sealed class FairnessGuardTests
{
    private static readonly ReportOptions ByAgent = new() { Resamples = 200, By = [GroupKey.Agent] };

    private static readonly RunRecord Run = SomeRun.With("a", (5, 1));

    [Fact]
    public void Every_mixture_of_every_group_is_listed_with_both_remedies()
    {
        RunRecord[] runs =
        [
            Run,
            Run with { Run = "b", Limit = TimeSpan.FromHours(2) },
            Run with { Run = "c", Agent = "starter", Sandbox = "docker" },
            Run with { Run = "d", Agent = "starter", Sandbox = "" },
        ];

        Assert.Equal(
            """
            The averages would mix runs that do not compare:
              'o1': budgets 2h (1 run) and 30m (1 run)
              'starter': sandboxes docker (1 run) and unknown (1 run)
            Split the groups with '--by agent,budget,sandbox', or allow it with '--mix budget,sandbox', which marks it in the output.
            """,
            Refusal(runs, ByAgent));
    }

    [Fact]
    public void Versions_of_a_scorer_cannot_be_split_but_read_apart()
    {
        RunRecord[] runs = [Run, Run with { Run = "b", EnvironmentVersion = "2.0.0" }];

        Assert.EndsWith(
            "Read runs of one version only ('rebench rescore' shows what today's scorer gives), or allow it with '--mix scorer', which marks it in the output.",
            Refusal(runs, ByAgent));
    }

    [Fact]
    public void The_remedies_work()
    {
        RunRecord[] runs = [Run, Run with { Run = "b", Limit = TimeSpan.FromHours(2), Hardware = "NVIDIA H100" }];

        Assert.Equal(["o1, 2h, NVIDIA H100", "o1, 30m, A processor, 2 cores"], Build(runs, ByAgent with { By = [GroupKey.Agent, GroupKey.Budget, GroupKey.Hardware] }).Groups.Select(group => group.Name));
        Assert.Equal(2, Assert.Single(Build(runs, ByAgent with { Mix = [MixtureKind.Budget, MixtureKind.Hardware] }).Groups).Mixed.Count);
    }

    [Fact]
    public void Allowing_one_mixture_allows_no_other() =>
        Assert.Contains("--mix budget,hardware", Refusal([Run, Run with { Run = "b", Limit = TimeSpan.FromHours(2), Hardware = "NVIDIA H100" }], ByAgent with { Mix = [MixtureKind.Budget] }));

    [Fact]
    public void A_run_that_does_not_count_mixes_nothing() =>
        Assert.Single(Build([Run, Run with { Run = "b", Sandbox = "docker", Outcome = "cancelled" }], ByAgent).Groups);

    [Fact]
    public void A_name_cannot_add_lines_to_the_message() =>
        Assert.DoesNotContain("\nerror", Refusal([Run with { Agent = "o1\nerror: none" }, Run with { Run = "b", Agent = "o1\nerror: none", Sandbox = "docker" }], ByAgent));

    [Fact]
    public void A_report_over_agents_marks_them()
    {
        var group = Assert.Single(Build([Run, Run with { Run = "b", Agent = "starter" }], ByAgent with { By = [GroupKey.Profile] }).Groups);

        Assert.Equal(("o1 + starter", "agents o1, starter"), (group.Name, Assert.Single(group.Mixed)));
    }

    [Fact]
    public void Choices_are_read_as_they_are_printed()
    {
        Assert.Equal([GroupKey.Agent, GroupKey.Budget], ChoiceText.Parse<GroupKey>("--by", "agent, budget,agent"));
        Assert.Equal("'speed' is no choice of --mix. Choose among profile, budget, scorer, sandbox, hardware.", Assert.Throws<UserErrorException>(() => ChoiceText.Parse<MixtureKind>("--mix", "budget,speed")).Message);
    }

    private static string Refusal(IReadOnlyList<RunRecord> runs, ReportOptions options) => Assert.Throws<UserErrorException>(() => Build(runs, options)).Message;

    private static Report Build(IReadOnlyList<RunRecord> runs, ReportOptions options) =>
        ReportBuilder.Build(new RunSet(runs, []), options, new FakeTimeProvider(), "0.1.0", TestContext.Current.CancellationToken);
}
