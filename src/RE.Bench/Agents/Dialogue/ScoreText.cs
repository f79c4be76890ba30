using System.Globalization;
using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Dialogue;

/// <summary>Shows a model one row of the ledger: no more and no less than it may see.</summary>
internal static class ScoreText
{
    public static string Of(ScoreReply row, TaskBrief brief)
    {
        var text = new StringBuilder($"Score {row.Row}, after {DurationText.Format(row.At)}{(row.Row == 0 ? ", the starting solution" : "")}: {Verdict(row, brief)}");
        if (row.Message.Count > 0)
        {
            text.Append('\n').Append(row.Message.ToJsonString());
        }

        return text.ToString();
    }

    private static string Verdict(ScoreReply row, TaskBrief brief) => row switch
    {
        { Outcome: "scored", Raw: { } raw } => string.Create(
            CultureInfo.InvariantCulture,
            $"{raw:R}{Normalized(row)} ({(brief.HigherIsBetter ? "higher" : "lower")} is better)."),
        { Outcome: "scored" } => brief.ScoreVisible ? "valid, without a number." : "valid. The number is hidden from you in this task.",
        { Outcome: "invalid" } => $"the submission is not valid: {row.Reason ?? "no reason was given"}",
        { Outcome: "timed-out" } => $"scoring took too long, so the submission does not count. {row.Reason}".TrimEnd(),
        _ => $"scoring failed, so the submission does not count. {row.Reason}".TrimEnd(),
    };

    private static string Normalized(ScoreReply row) =>
        row.Normalized is { } value ? string.Create(CultureInfo.InvariantCulture, $", normalized {value:0.####} (0 = starting solution, 1 = reference)") : "";
}
