using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Planning;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>Turns scorer reports into ledger rows.</summary>
internal static class LedgerRows
{
    /// <summary>A row with outcome and numbers; the caller adds where and when.</summary>
    public static LedgerRow From(ScoreReport report, PlannedRun plan)
    {
        var raw = report.Outcome is ScoreOutcome.Scored scored ? scored.Raw : (double?)null;
        return new LedgerRow
        {
            Row = 0,
            At = TimeSpan.Zero,
            Time = default,
            Purpose = "",
            Outcome = Name(report.Outcome),
            Raw = raw,
            Normalized = raw is { } value ? new ScoreScale(plan.Profile.Starting, plan.Profile.Reference).Normalize(value) : null,
            Reason = Reason(report.Outcome),
            Message = report.Message,
            Details = report.Details,
            Scorer = report.ScorerVersion,
            ScoringPeakBytes = report.PeakBytes,
            Seed = 0,
        };
    }

    private static string Name(ScoreOutcome outcome) => outcome switch
    {
        ScoreOutcome.Scored => "scored",
        ScoreOutcome.Invalid => "invalid",
        ScoreOutcome.TimedOut => "timed-out",
        _ => "crashed",
    };

    private static string? Reason(ScoreOutcome outcome) => outcome switch
    {
        ScoreOutcome.Invalid invalid => invalid.Reason,
        ScoreOutcome.TimedOut timedOut => $"Scoring took longer than {DurationText.Format(timedOut.Limit)}.",
        ScoreOutcome.Crashed crashed => string.Create(CultureInfo.InvariantCulture, $"The scorer ended with status {crashed.ExitCode}: {crashed.StderrTail}"),
        _ => null,
    };
}
