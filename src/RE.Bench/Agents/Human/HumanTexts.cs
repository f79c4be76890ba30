using System.Globalization;
using RE.Bench.Agents.Live;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Human;

/// <summary>What the harness says in a person's terminal; plain lines of at most 80 columns where the text is ours.</summary>
internal static class HumanTexts
{
    public const string Mark = "[rebench]";

    public const string Prompt = "rebench> ";

    /// <summary>The first lines, before anything starts.</summary>
    public static IEnumerable<string> Welcome(ILiveBench bench, HumanParts parts)
    {
        var limit = DurationText.Format(bench.Now.Limit);
        yield return bench.Now.Spent > TimeSpan.Zero
            ? $"{Mark} {bench.Brief.Environment}: this attempt was begun; {DurationText.Format(bench.Now.Spent)} of {limit} are spent."
            : $"{Mark} {bench.Brief.Environment}: you have {limit} of working time.";
        yield return parts.Recording is null
            ? $"{Mark} Your session is not recorded. Scores, notes and stops are kept."
            : $"{Mark} What your terminal shows is recorded, your keys are not.";
        if (parts.Recording is not null && bench.Now.Spent == TimeSpan.Zero)
        {
            yield return "  With 'start' you agree; 'detach' leaves, and --no-recording records nothing.";
        }

        yield return $"{Mark} The clock stands still and the sandbox is frozen.";
    }

    /// <summary>What can be typed at the harness's prompt.</summary>
    public static IEnumerable<string> Help(bool wasStarted) =>
    [
        wasStarted ? "  resume        the clock runs on, back to your shell" : "  start         the clock runs, in a shell of the sandbox",
        "  instructions  what to do",
        "  status        time and scores",
        "  submit        hand in /home/agent/solution as it is; this ends the attempt",
        "  detach        leave; 'rebench attach' goes on later",
        "  help          this list",
        "In the shell: task instructions | status | score | score-log | note TEXT |",
        "  submit | stop REASON | clock",
    ];

    /// <summary>Why the harness's prompt is there.</summary>
    public static string Standing(string why, bool wasStarted) =>
        $"{Mark} {why}. Type {(wasStarted ? "resume" : "start")}, submit, detach or help.";

    /// <summary>Time and scores.</summary>
    public static IEnumerable<string> Status(ILiveBench bench)
    {
        var now = bench.Now;
        yield return $"time    {DurationText.Format(now.Spent)} of {DurationText.Format(now.Limit)} spent, {DurationText.Format(now.Limit - now.Spent)} left"
            + (bench.Idle > TimeSpan.Zero ? $"; idle for {DurationText.Format(bench.Idle)} of it" : "");
        yield return $"clock   {(bench.ClockRuns ? "runs" : "stands still")}";
        foreach (var row in bench.ScoreLog)
        {
            yield return $"score   row {row.Row} after {DurationText.Format(row.At)}: {Score(row)}";
        }
    }

    /// <summary>One score.</summary>
    public static string Score(ScoreReply row) => row.Normalized is { } normalized
        ? string.Create(CultureInfo.InvariantCulture, $"{normalized:0.###} normalized ({row.Raw:G6} raw)")
        : Events.EscapedText.Line(row.Reason is { } reason ? $"{row.Outcome}: {reason}" : row.Outcome);

    /// <summary>A share of the budget is spent.</summary>
    public static string Warning(int percent, BudgetView now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark} {percent} % of the time is spent, {DurationText.Format(now.Limit - now.Spent)} left.");

    /// <summary>A budget is spent.</summary>
    public static string Spent(string limit) => limit == "time"
        ? $"{Mark} The time is up. Your shell is ended; what is in /home/agent/solution is scored."
        : $"{Mark} The limit of {limit} is reached. Your shell is ended; what is there is scored.";

    /// <summary>Nothing happens, and the clock runs.</summary>
    public static string Idle(TimeSpan after) => $"{Mark} Idle for {DurationText.Format(after)}: the clock runs on. 'task stop' stops it.";

    /// <summary>How to come back.</summary>
    public static string Left(string why, string run) => $"{why}; 'rebench attach {run}' goes on where it was";
}
