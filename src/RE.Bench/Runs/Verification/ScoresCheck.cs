using System.Globalization;
using RE.Bench.Scoring;

namespace RE.Bench.Runs.Verification;

/// <summary>Is each normalized score the scale's value of its raw score, and is the row that counts the one that the selection takes?</summary>
internal static class ScoresCheck
{
    public static RunCheck Of(VerifiedRun run)
    {
        if (run.Rules is not { } rules)
        {
            return RunCheck.Unchecked(CheckNames.Scores, "neither the environment nor a result says what the scale is");
        }

        List<string> problems = [.. run.Rows.SelectMany(row => Problems(row, rules.Scale))];
        var chosen = new Ledger(run.Rows).Select(rules.Selection, rules.Better);
        if (run.Result is { } result && (result.Score?.Row, result.Score?.Raw, result.Score?.Normalized) != (chosen?.Row, chosen?.Raw, chosen?.Normalized))
        {
            problems.Add($"the result counts {Show(result.Score?.Row, result.Score?.Raw)}, and the {rules.Selection.ToString().ToLowerInvariant()} valid row is {Show(chosen?.Row, chosen?.Raw)}");
        }

        return RunCheck.Of(CheckNames.Scores, problems, $"scale and selection give {Show(chosen?.Row, chosen?.Raw)}");
    }

    private static IEnumerable<string> Problems(LedgerRow row, ScoreScale scale)
    {
        if ((row.Outcome == "scored") != (row is { Raw: not null, Normalized: not null }) || (row.Outcome != "scored" && (row.Raw ?? row.Normalized) is not null))
        {
            yield return $"row {row.Row}: it is '{row.Outcome}' with the score {Text(row.Raw)}";
        }
        else if (row is { Raw: { } raw, Normalized: { } normalized })
        {
            var expected = double.IsFinite(raw) ? scale.Normalize(raw) : double.NaN;
            if (!normalized.Equals(expected))
            {
                yield return $"row {row.Row}: {Text(raw)} raw is {Text(expected)} normalized, not {Text(normalized)}";
            }
        }
    }

    private static string Show(int? row, double? raw) => row is null ? "no row" : $"row {row} ({Text(raw)} raw)";

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "none";
}
