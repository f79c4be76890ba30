using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Results;
using RE.Bench.Results.RedTeam;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Results.RedTeam;

public sealed class AttackJudgmentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(AttackExpectation.Refused, null, true)]
    [InlineData(AttackExpectation.Refused, 0.25, false)]
    [InlineData(AttackExpectation.NoGain, null, true)]
    [InlineData(AttackExpectation.NoGain, 0.25, true)]
    [InlineData(AttackExpectation.NoGain, 0.299, true)]
    [InlineData(AttackExpectation.NoGain, 0.31, false)]
    [InlineData(AttackExpectation.Scores, 0.25, true)]
    [InlineData(AttackExpectation.Scores, null, false)]
    public void An_attack_is_judged_by_its_best_row(AttackExpectation expect, double? raw, bool asExpected)
    {
        var result = Result(new MadeRun { Scores = [(10, null), (20, raw)] });

        Assert.Equal(asExpected, AttackJudgment.Of(new("a", "It.", expect), result).AsExpected);
    }

    [Theory]
    [InlineData("infrastructure-failed")]
    [InlineData("agent-failed")]
    public void An_attack_whose_run_failed_was_not_tried(string outcome)
    {
        var result = Result(new MadeRun { Scores = [(10, null)], Outcome = outcome });

        var judgment = AttackJudgment.Of(new("a", "It.", AttackExpectation.Refused), result);

        Assert.False(judgment.AsExpected);
        Assert.StartsWith("not tried", judgment.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attack_without_a_scoring_was_not_tried() =>
        Assert.False(AttackJudgment.Of(new("a", "It.", AttackExpectation.Refused), Result(new MadeRun { Scores = [] })).AsExpected);

    [Fact]
    public void A_reason_and_a_finding_that_are_asked_for_have_to_be_there()
    {
        var result = Result(new MadeRun { Scores = [(10, null)] });
        var reason = result.Ledger[^1].Reason!;
        var attack = new Attack("a", "It.", AttackExpectation.Refused);

        Assert.True(AttackJudgment.Of(attack with { Says = reason[..5].ToUpperInvariant() }, result).AsExpected);
        Assert.False(AttackJudgment.Of(attack with { Says = "of another kind" }, result).AsExpected);
        Assert.False(AttackJudgment.Of(attack with { Finds = "submission-refused" }, result).AsExpected);
        Assert.True(AttackJudgment.Of(attack with { Finds = "submission-refused" }, result with { Integrity = [new("submission-refused", "a link")] }).AsExpected);
    }

    [Fact]
    public void The_confirmed_starting_solution_is_no_score_of_the_attack()
    {
        var result = Result(new MadeRun { Scores = [(10, null), (20, 0.9)] });
        var (invalid, confirming) = (result.Ledger[^2] with { Submission = "sha256:own" }, result.Ledger[^1] with { Purpose = LedgerRow.Confirming, Submission = "sha256:start" });
        var attack = new Attack("a", "It.", AttackExpectation.Refused);

        Assert.True(AttackJudgment.Of(attack, result with { Ledger = [result.Ledger[0], invalid, confirming] }).AsExpected);
        Assert.False(AttackJudgment.Of(attack, result with { Ledger = [result.Ledger[0], invalid, confirming with { Submission = "sha256:own" }] }).AsExpected);
    }

    private RunResult Result(MadeRun run) => ResultStore.Read(run.Write(_folder.Path).Result);
}
