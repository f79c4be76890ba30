using System.Globalization;

namespace RE.Bench.Reports.Comparing;

/// <summary>A comparison in words, the same on terminals and in Markdown.</summary>
public static class ComparisonWords
{
    /// <summary>Headings of the table; the first and the last column are text, the others numbers.</summary>
    public static IReadOnlyList<string> Headings(Comparison comparison) =>
        ["ENVIRONMENT", "A n", "A mean", "A sd", "B n", "B mean", "B sd", "A - B", Percent(comparison), "P(A > B)", "p", "detectable", "VERDICT"];

    /// <summary>One row an environment, and one over all.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(Comparison comparison) =>
    [
        .. comparison.Environments.Select(cell => Row(cell.Environment, cell.A, cell.B, cell.Difference)),
        Row(
            "overall",
            new(comparison.Environments.Sum(cell => cell.A.N), comparison.Environments.Average(cell => cell.A.Mean), null),
            new(comparison.Environments.Sum(cell => cell.B.N), comparison.Environments.Average(cell => cell.B.Mean), null),
            comparison.Overall),
    ];

    /// <summary>What is compared, a line a side.</summary>
    public static IReadOnlyList<string> Sides(Comparison comparison) => [Side("A", comparison.A), Side("B", comparison.B)];

    /// <summary>The verdict in one sentence.</summary>
    public static string Verdict(Comparison comparison) => comparison.Overall.Verdict switch
    {
        "better" => "A is better than B, by more than noise explains.",
        "worse" => "A is worse than B, by more than noise explains.",
        "no difference shown" => $"No difference is shown; one of {Number(comparison.Overall.Detectable)} or more would probably have been.",
        _ => "Too few runs to tell: these could not even show a large difference.",
    };

    /// <summary>How it was computed.</summary>
    public static string Method(Comparison comparison)
    {
        var method = comparison.Method;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Normalized scores: 0 = starting solution, 1 = reference. Interval: percentile bootstrap of {method.Bootstrap}, paired by environment, {method.Resamples:N0} resamples, seed {method.Seed}. p: permutation test within environments. A verdict needs both; detectable: what shows four times of five. Means of overall are over environments. docs/analysis.md has the rule.");
    }

    private static string Side(string letter, ComparedSide side) => $"{letter} = {side.Name}: {(side.N == 1 ? "1 run" : $"{side.N} runs")} of {side.Agents}, profile {side.Profile}, budget {side.Budget}";

    private static string[] Row(string name, ComparedFigures a, ComparedFigures b, ComparedDifference difference) =>
    [
        name, $"{a.N}", Number(a.Mean), Number(a.Sd), $"{b.N}", Number(b.Mean), Number(b.Sd), Signed(difference.Value), Interval(difference),
        difference.ShareAbove?.ToString("0%", CultureInfo.InvariantCulture) ?? "-", PValue(difference.PValue), Number(difference.Detectable), difference.Verdict,
    ];

    private static string Percent(Comparison comparison) => $"{comparison.Method.Confidence.ToString("0.#%", CultureInfo.InvariantCulture)} interval";

    private static string Interval(ComparedDifference difference) => difference is { Low: { } low, High: { } high } ? $"{Signed(low)} to {Signed(high)}" : "-";

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);

    private static string PValue(double value) => value < 0.0005 ? "<0.001" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
