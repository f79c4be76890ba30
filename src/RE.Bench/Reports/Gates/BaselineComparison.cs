using System.Globalization;

namespace RE.Bench.Reports.Gates;

/// <summary>One agent now against the baseline, on one environment or on all together.</summary>
/// <param name="Agent">Whose runs.</param>
/// <param name="Environment">Slug; null for the mean over environments.</param>
/// <param name="Pairs">Scores, one pair an environment.</param>
internal sealed record BaselineComparison(string Agent, string? Environment, IReadOnlyList<ScorePair> Pairs)
{
    private double Now => Pairs.Average(pair => pair.Now.Average());

    private double Before => Pairs.Average(pair => pair.Baseline.Average());

    private double Difference => Now - Before;

    private string Counts => $"{GateText.Runs(Pairs.Sum(pair => pair.Now.Count))} against {Pairs.Sum(pair => pair.Baseline.Count)}";

    /// <summary>Whether so many runs could show a drop at all.</summary>
    /// <param name="alpha">Largest p-value that is a regression.</param>
    public bool CanTell(double alpha) => 1 / PermutationTest.Exchanges(Pairs) <= alpha;

    /// <summary>The p-value of a drop.</summary>
    public double PValue(int seed) => PermutationTest.PValue(Pairs, seed);

    /// <summary>Too few runs, and how many would do.</summary>
    public string TooFew(double alpha, double confidence)
    {
        var enough = Enumerable.Range(1, 50).First(n => Math.Pow(PermutationTest.Choices(n, n), -Pairs.Count) <= alpha);
        return $"{Counts} cannot tell a drop from noise at {GateText.Percent(confidence)} confidence: {GateText.Runs(enough)} on each side{(Pairs.Count > 1 ? " of each environment" : "")} can (now {GateText.Number(Now)}, baseline {GateText.Number(Before)})";
    }

    /// <summary>The verdict on a tested comparison.</summary>
    /// <param name="p">Its p-value, corrected for the number of comparisons.</param>
    /// <param name="rule">When a drop is a regression.</param>
    public GateOutcome Judge(double p, BaselineRule rule)
    {
        var scores = $"{GateText.Number(Now)} now, {GateText.Number(Before)} in the baseline";
        var test = string.Create(CultureInfo.InvariantCulture, $"{Counts}, p = {p:0.####}");
        return Difference switch
        {
            _ when Difference >= -rule.Margin => new GateOutcome.Passed($"{scores}: no drop of more than {GateText.Number(rule.Margin)} ({test})"),
            _ when p > rule.Alpha => new GateOutcome.Passed($"{scores}: a drop of {GateText.Number(-Difference)} that noise explains ({test})"),
            _ => new GateOutcome.Failed($"{scores}: a drop of {GateText.Number(-Difference)} that noise does not explain ({test})"),
        };
    }
}
