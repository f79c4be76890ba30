using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Fairness;

public sealed class FairComparisonTests
{
    private static readonly RunRecord Run = SomeRun.With("one", (5, 1));

    [Fact]
    public void Runs_under_the_same_conditions_compare() =>
        Assert.Empty(FairComparison.Mixtures([Run, Run with { Run = "two", Agent = "starter", Harness = "0.2.0", Environment = "sample" }]));

    [Fact]
    public void Each_condition_that_differs_is_a_mixture()
    {
        var other = Run with
        {
            Run = "two",
            Profile = "gpu",
            Limit = TimeSpan.FromHours(2),
            EnvironmentVersion = "1.1.0",
            Points = [Run.Points[1] with { Scorer = "sample/2" }],
            Sandbox = "docker",
            Hardware = "NVIDIA H100",
        };

        Assert.Equal(
            [
                "profiles cpu (2 runs) and gpu (1 run)",
                "budgets 2h (1 run) and 30m (2 runs)",
                "sample: versions 1.0.0 (2 runs) and 1.1.0 (1 run)",
                "sample: scorers sample/1 (2 runs) and sample/2 (1 run)",
                "sandboxes bwrap (2 runs) and docker (1 run)",
                "classes of machines A processor, 2 cores (2 runs) and NVIDIA H100 (1 run)",
            ],
            FairComparison.Mixtures([Run, other, Run with { Run = "three" }]).Select(mixture => mixture.Words));
    }

    [Fact]
    public void Scorers_of_two_environments_may_differ() =>
        Assert.Empty(FairComparison.Mixtures([Run, Run with { Environment = "other", EnvironmentVersion = "3.0.0", Points = [Run.Points[1] with { Scorer = "other/7" }] }]));

    [Fact]
    public void What_a_run_does_not_say_is_a_value_of_its_own()
    {
        var mixture = Assert.Single(FairComparison.Mixtures([Run, Run with { Hardware = "" }]));

        Assert.Equal((MixtureKind.Hardware, "unknown"), (mixture.Kind, mixture.Values[1].Value));
    }
}
