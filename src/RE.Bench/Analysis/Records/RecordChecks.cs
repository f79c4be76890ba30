namespace RE.Bench.Analysis.Records;

/// <summary>What a run record must keep to, whoever wrote it.</summary>
internal static class RecordChecks
{
    private const int LongestName = 300;

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static IEnumerable<string> All(RunRecord run) => [.. Names(run), .. Amounts(run), .. Points(run), .. Score(run)];

    private static IEnumerable<string> Names(RunRecord run) =>
        from name in new (string Name, string? Text)[] { ("run", run.Run), ("source", run.Source), ("environment", run.Environment), ("profile", run.Profile), ("agent", run.Agent), ("outcome", run.Outcome) }
        where string.IsNullOrWhiteSpace(name.Text) || name.Text.Length > LongestName
        select $"its {name.Name} is {(string.IsNullOrWhiteSpace(name.Text) ? "empty" : $"longer than {LongestName} letters")}";

    private static IEnumerable<string> Amounts(RunRecord run)
    {
        if (run.Limit <= TimeSpan.Zero)
        {
            yield return $"its limit is {run.Limit}, not a time above zero";
        }

        if (run.Spent < TimeSpan.Zero)
        {
            yield return $"its time spent is negative ({run.Spent})";
        }

        if (run.Tokens < 0 || run.CostUsd < 0)
        {
            yield return "its tokens or costs are negative";
        }
    }

    private static IEnumerable<string> Points(RunRecord run)
    {
        if (run.Points.Any(point => point is null) || run.Findings.Any(finding => finding is null))
        {
            yield return "its lists have holes (null)";
            yield break;
        }

        var before = TimeSpan.Zero;
        foreach (var (number, point) in run.Points.Index())
        {
            if (Wrong(point, before) is { } wrong)
            {
                yield return $"row {number} {wrong}";
                yield break;
            }

            before = point.At;
        }
    }

    private static string? Wrong(ScorePoint point, TimeSpan before) => point switch
    {
        { At.Ticks: < 0 } => $"is at a negative time ({point.At})",
        _ when point.At < before => $"is earlier ({point.At}) than the one before ({before})",
        { Tokens: < 0 } or { CostUsd: < 0 } => "has negative tokens or costs",
        { Raw: { } raw } when !double.IsFinite(raw) => $"has the raw score {raw}, which is no finite number",
        { Normalized: { } score } when !double.IsFinite(score) || score < 0 => $"has the normalized score {score}, which is not a finite number of at least 0",
        { Outcome: "scored", Normalized: null } => "is scored and has no score",
        { Outcome: not "scored" } when point is not { Raw: null, Normalized: null } => $"is '{Quoted.Value(point.Outcome)}' and has a score",
        _ => null,
    };

    private static IEnumerable<string> Score(RunRecord run)
    {
        if (run.Normalized is { } score && (!double.IsFinite(score) || score < 0))
        {
            yield return $"its normalized score {score} is not a finite number of at least 0";
        }
        else if (run.Raw is { } raw && !double.IsFinite(raw))
        {
            yield return $"its raw score {raw} is no finite number";
        }
        else if (!run.Points.Any(point => point is null) && run.HasTrajectory && run.Normalized is null == run.Points.Any(point => point.IsValid))
        {
            yield return run.Normalized is null ? "it has valid rows and no score" : "it has a score and no valid row";
        }
    }
}
