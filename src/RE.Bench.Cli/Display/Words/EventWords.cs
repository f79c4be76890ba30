using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Events that need no other event to be understood, in words.</summary>
internal static class EventWords
{
    /// <summary>One line; null for events that need no line of their own.</summary>
    public static string? Say(RunEvent happened, bool showNumbers) => happened switch
    {
        RunEvent.RunStarted started => $"run {InertText.Head(started.Facts.Run, 80)} starts",
        RunEvent.HarnessResumed resumed => Resumed(resumed),
        RunEvent.SandboxStarted up => $"{InertText.Head(up.Sandbox, 16)} sandbox is up; it enforces {List(up.EnforcedLimits)}",
        RunEvent.SandboxFound found => $"{InertText.Head(found.Sandbox, 16)} sandbox found again, processes and files as they were",
        RunEvent.SandboxLost lost => $"sandbox lost: {InertText.Head(lost.Reason, 200)}",
        RunEvent.SandboxEnded => "sandbox removed",
        RunEvent.SubmissionScored scored => ScoreWords.Scored(scored.Row, showNumbers),
        RunEvent.ProviderWaited { Attempt: 0 } waited => $"waits for the provider: {InertText.Head(waited.Reason, 200)}",
        RunEvent.ProviderWaited waited => $"waits {Figures.Length(waited.Delay)} for the provider: {InertText.Head(waited.Reason, 200)} (attempt {waited.Attempt})",
        RunEvent.WarningGiven warning => string.Create(CultureInfo.InvariantCulture, $"warning to the agent: {warning.Percent} % of the time is spent"),
        RunEvent.IdleBegan idle => $"idle since {Figures.Length(idle.Since)} of working time: no key, no output",
        RunEvent.IdleEnded => "idle no more",
        RunEvent.IntegrityFound found => $"integrity: {InertText.Head(found.Finding, 60)}: {InertText.Head(found.Detail, 200)}",
        RunEvent.HostClockSet set => HostClock(set.By),
        RunEvent.Noted noted => Note(noted.Topic, noted.Text),
        RunEvent.AgentExited exited => $"agent stops: {Outcome(exited.Outcome, exited.Detail)}",
        RunEvent.RunEnded ended => $"run ends: {Outcome(ended.Outcome, ended.Detail)}",
        _ => null,
    };

    /// <summary>A wall clock that moved by itself, to the second: between the looks at two clocks a busy machine loses a few milliseconds.</summary>
    public static string HostClock(TimeSpan by) => by < TimeSpan.Zero
        ? $"the machine's clock was set back by {Seconds(-by)}; working time is not counted by it"
        : $"the machine's clock went ahead by {Seconds(by)}: it was set, or the machine slept; working time is not counted by it";

    /// <summary>A note: <c>topic: text</c>.</summary>
    public static string Note(string topic, string text) => $"{(topic.Length > 0 ? InertText.Head(topic, 40) : "note")}: {InertText.Head(text, 160)}";

    /// <summary>An outcome with its detail, if any.</summary>
    public static string Outcome(string outcome, string detail) => InertText.Head(outcome, 40) + (detail.Length > 0 ? $" ({InertText.Head(detail, 300)})" : "");

    /// <summary>Why a clock stands still.</summary>
    public static string Reason(PauseReason reason) => reason switch
    {
        PauseReason.Scoring => "scoring",
        PauseReason.Provider => "the provider does not answer",
        PauseReason.Human => "stopped by a person",
        PauseReason.Harness => "the harness was gone",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Resumed(RunEvent.HarnessResumed resumed) => "a new harness goes on with the run"
        + (resumed.Charged > TimeSpan.Zero ? $"; {Figures.Length(resumed.Charged)} charged for the gap" : "")
        + (resumed.Cut > 0 ? $"; a torn last line of {Figures.Bytes(resumed.Cut)} was dropped" : "");

    private static string Seconds(TimeSpan value) => Figures.Length(TimeSpan.FromSeconds(Math.Round(value.TotalSeconds)));

    private static string List(IReadOnlyList<string> limits) => limits.Count == 0 ? "no limits" : string.Join(", ", limits.Select(limit => InertText.Head(limit, 40)));
}
