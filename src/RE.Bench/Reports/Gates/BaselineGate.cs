using RE.Bench.Analysis.Fairness;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;

namespace RE.Bench.Reports.Gates;

/// <summary>
/// Compares runs with earlier ones. A drop fails when the mean is lower by more than a margin and a one-sided permutation test, which is exact at any number of runs,
/// rules noise out: its interval excludes 0 at the given confidence, over all comparisons together.
/// </summary>
/// <param name="rule">When a drop is a regression.</param>
/// <param name="mix">What may differ between the sides.</param>
public sealed class BaselineGate(BaselineRule rule, IReadOnlyList<MixtureKind> mix)
{
    private const int Seed = 1;

    /// <summary>Judges the runs that count against those of the baseline that count.</summary>
    /// <param name="subject">The runs now.</param>
    /// <param name="baseline">The runs of the baseline.</param>
    /// <exception cref="UserErrorException">Runs do not compare; the message names every mismatch.</exception>
    public IReadOnlyList<GateResult> Judge(GatedReport subject, IReadOnlyList<RunRecord> baseline)
    {
        var now = subject.Counted.ToList();
        var before = baseline.Where(GatedReport.IsJudged).ToList();
        var pairing = new AgentPairing(now, before, [.. now, .. subject.Uncounted]);
        Refuse(pairing.Mismatches(mix));
        var comparisons = pairing.Comparisons().ToList();
        var alpha = rule.Alpha / Math.Max(1, comparisons.Count);
        var tested = comparisons.Where(comparison => comparison.CanTell(alpha)).ToList();
        var values = HolmCorrection.Adjust([.. tested.Select(comparison => comparison.PValue(Seed))]);
        var results = comparisons.Select(comparison => Result(comparison.Agent, comparison.Environment, tested.IndexOf(comparison) is >= 0 and var at
            ? comparison.Judge(values[at], rule)
            : Untold(comparison.TooFew(alpha, rule.Confidence))));
        return [.. results, .. Unpaired(subject, pairing)];
    }

    private void Refuse(IReadOnlyList<Mismatch> mismatches)
    {
        if (mismatches.Count > 0)
        {
            var kinds = string.Join(',', mix.Concat(mismatches.Select(one => one.Kind)).Distinct().Order().Select(ChoiceText.Of));
            throw new UserErrorException(
                $"The runs and their baseline do not compare:\n{string.Join('\n', mismatches.Select(one => $"  {one.Words}".ReplaceLineEndings("\\n")))}\nTake a baseline of the same conditions, or allow it with '--mix {kinds}'.");
        }
    }

    private IEnumerable<GateResult> Unpaired(GatedReport subject, AgentPairing pairing)
    {
        var lost = subject.Lost.ToDictionary(runs => runs.Key, runs => LostRuns.Outcome([.. runs]));
        var alone = pairing.OnlyNow().Select(pair => Result(pair.Agent, pair.Environment, Untold("the baseline has no run of it that counts")));
        var gone = from pair in pairing.OnlyBefore()
                   select Result(pair.Agent, pair.Environment, lost.GetValueOrDefault(pair) ?? Untold("the baseline has runs of it, and there is none now"));
        var none = pairing.IsEmpty ? [Result("", null, Untold("neither side has a run that counts"))] : Enumerable.Empty<GateResult>();
        return [.. alone, .. gone, .. none];
    }

    private GateOutcome Untold(string reason) => rule.IsStrict ? new GateOutcome.Failed(reason) : new GateOutcome.Skipped(reason);

    private static GateResult Result(string agent, string? environment, GateOutcome outcome) => new(GateKind.Baseline, agent, environment, outcome);
}
