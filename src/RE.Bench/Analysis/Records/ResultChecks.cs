using RE.Bench.Results;
using RE.Bench.Scoring;

namespace RE.Bench.Analysis.Records;

/// <summary>What a result must keep to beside the rules of every run record.</summary>
internal static class ResultChecks
{
    private const double Rounding = 1e-9;

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<string> All(RunResult result) =>
        Holes(result) is { } hole ? [hole] : [.. RecordChecks.All(RunRecords.From(result)), .. Scale(result), .. Rows(result), .. Chosen(result)];

    /// <summary>That a list has null in it, which no record can be made of; null when none has.</summary>
    public static string? Holes(RunResult result) =>
        result.Ledger.Any(row => row is null) || result.Integrity.Any(finding => finding is null) || result.Host.Gpus.Any(gpu => gpu is null)
            ? "its lists have holes (null)"
            : null;

    private static IEnumerable<string> Scale(RunResult result)
    {
        var (environment, selection) = (result.Environment, result.Score?.Selection);
        if (!double.IsFinite(environment.Starting) || !double.IsFinite(environment.Reference) || environment.Starting == environment.Reference)
        {
            yield return $"its starting and reference scores ({environment.Starting}, {environment.Reference}) are no scale";
        }

        if (environment.Better is not ("higher" or "lower") || (selection is not null && !RunRecords.Selections.ContainsKey(selection)))
        {
            yield return $"better '{Quoted.Value(environment.Better)}' and selection '{Quoted.Value(selection ?? "")}' are not known";
        }
    }

    private static IEnumerable<string> Rows(RunResult result)
    {
        var scale = new ScoreScale(result.Environment.Starting, result.Environment.Reference);
        foreach (var row in result.Ledger)
        {
            if (row is { Outcome: "scored", Raw: null })
            {
                yield return $"row {row.Row} is scored and has no raw score";
            }
            else if (row is { Raw: { } raw, Normalized: { } normalized } && !Agree(scale, raw, normalized))
            {
                yield return $"row {row.Row} has the normalized score {normalized}, and its raw score {raw} gives another";
            }
        }
    }

    private static bool Agree(ScoreScale scale, double raw, double normalized)
    {
        if (!double.IsFinite(raw) || !double.IsFinite(scale.Starting) || !double.IsFinite(scale.Reference) || scale.Starting == scale.Reference)
        {
            return true; // said already
        }

        var expected = scale.Normalize(raw);
        return Math.Abs(expected - normalized) <= Rounding * Math.Max(1, expected);
    }

    private static IEnumerable<string> Chosen(RunResult result)
    {
        if (result.Score is { } score && !result.Ledger.Any(row => row.Row == score.Row && row.Raw == score.Raw && row.Normalized == score.Normalized))
        {
            yield return $"its score ({score.Raw}) is not that of its row {score.Row}";
        }
    }
}
