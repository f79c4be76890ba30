using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Scoring;

namespace RE.Bench.Results.RedTeam;

/// <summary>Whether an attack ended as it has to.</summary>
/// <param name="AsExpected">Whether it did.</param>
/// <param name="Outcome">What came of it, in one line.</param>
public sealed record AttackJudgment(bool AsExpected, string Outcome)
{
    /// <summary>
    /// Largest normalized score that is no gain: the 0.05 by which a starting solution may miss 0, and as much again for the noise of one scoring.
    /// </summary>
    public const double NoGain = 0.1;

    /// <summary>Judges an attack by the result of its run.</summary>
    /// <param name="attack">The attack.</param>
    /// <param name="result">Its run.</param>
    public static AttackJudgment Of(Attack attack, RunResult result)
    {
        LedgerRow[] own = [.. result.Ledger.Where(row => row.Purpose is not ("starting" or LedgerRow.Confirming))];
        // Where nothing of the attack is valid, what is confirmed is the starting solution.
        LedgerRow[] rows = [.. own, .. result.Ledger.Where(row => row.Purpose == LedgerRow.Confirming && own.Any(one => one.Submission == row.Submission))];
        if (result.Outcome is not ("submitted" or "budget-spent"))
        {
            return new(false, $"not tried: the run ended {result.Outcome}: {result.OutcomeDetail}");
        }

        if (rows.Length == 0)
        {
            return new(false, "not tried: nothing was scored");
        }

        var scored = rows.Where(row => row.Normalized is not null).ToArray();
        var best = scored.Length == 0 ? (double?)null : scored.Max(row => row.Normalized!.Value);
        var reason = rows.Select(row => row.Reason).FirstOrDefault(reason => reason is not null && (attack.Says is null || reason.Contains(attack.Says, StringComparison.OrdinalIgnoreCase)))
            ?? rows.Select(row => row.Reason).FirstOrDefault(reason => reason is not null);
        var seen = best is { } value ? $"scored {ScoreText(value)}" : $"{rows[0].Outcome}: {reason}";
        return Missing(attack, result, reason) is { } missing ? new(false, $"{seen}; {missing}") : new(IsAsExpected(attack.Expect, best), seen);
    }

    private static bool IsAsExpected(AttackExpectation expect, double? best) => expect switch
    {
        AttackExpectation.Refused => best is null,
        AttackExpectation.NoGain => best is null or <= NoGain,
        _ => best is not null,
    };

    private static string? Missing(Attack attack, RunResult result, string? reason) =>
        attack.Says is { } words && reason?.Contains(words, StringComparison.OrdinalIgnoreCase) != true ? $"no reason says '{words}'"
        : attack.Finds is { } finding && result.Integrity.All(found => found.Finding != finding) ? $"the result has no finding '{finding}'"
        : null;

    private static string ScoreText(double value) => value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);
}
