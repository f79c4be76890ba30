using RE.Bench.Agents;
using RE.Bench.Scoring;

namespace RE.Bench.Runs;

/// <summary>What an agent may see of a ledger row.</summary>
internal static class ScoreReplies
{
    /// <summary>The row without its details, and without the number where the environment hides it.</summary>
    public static ScoreReply For(LedgerRow row, bool visible) => new()
    {
        Row = row.Row,
        At = row.At,
        Outcome = row.Outcome,
        Raw = visible ? row.Raw : null,
        Normalized = visible ? row.Normalized : null,
        Reason = row.Outcome == "crashed" ? "The scorer crashed; this is not your fault. Score again." : row.Reason,
        Message = row.Message,
    };
}
