using RE.Bench.Cli;
using RE.Bench.Events;
using RE.Bench.Tests.Cli.Display;

namespace RE.Bench.Tests.Cli;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData(RunOutcomes.Submitted, null, 0)]
    [InlineData(RunOutcomes.Submitted, 1.03, 0)]
    [InlineData(RunOutcomes.Submitted, 1.04, 4)]
    [InlineData(RunOutcomes.BudgetSpent, null, 0)]
    [InlineData(RunOutcomes.AgentFailed, null, 3)]
    [InlineData(RunOutcomes.AgentFailed, 9.0, 3)]
    [InlineData(RunOutcomes.InfrastructureFailed, null, 3)]
    [InlineData(RunOutcomes.Cancelled, null, 130)]
    public void The_outcome_decides_the_code(string outcome, double? minScore, int code) =>
        Assert.Equal(code, ExitCodes.Of(RunSummaryTests.Result() with { Outcome = outcome }, minScore));

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.1, 4)]
    public void A_run_without_a_valid_score_counts_as_0(double minScore, int code) =>
        Assert.Equal(code, ExitCodes.Of(RunSummaryTests.Result() with { Score = null }, minScore));
}
