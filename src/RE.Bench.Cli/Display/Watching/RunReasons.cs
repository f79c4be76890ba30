using System.Globalization;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Display.Watching;

/// <summary>Says in plain sentences why a run is where it is and has the score that it has, each with the entry that shows it.</summary>
/// <param name="run">Where it stands.</param>
/// <param name="content">Its journal; empty when it has not begun.</param>
/// <param name="schedule">What its batch's scheduler did; empty when it has none.</param>
/// <param name="rules">How its environment chooses scores; null when it is not known here.</param>
internal sealed class RunReasons(RunSighting run, JournalContent content, IReadOnlyList<ScheduleEntry> schedule, ScoreRules? rules)
{
    private bool ShowNumbers => run.State == SightedState.Ended || rules is not { Visible: false };

    /// <summary>The sentences, a line each.</summary>
    public IEnumerable<string> Lines() => (IEnumerable<string>)[$"{InertText.Line(run.Run)}: {InertText.Head(run.Environment, 40)} by {InertText.Head(run.Agent, 60)}.", .. State(), .. Schedule(), .. Score()];

    private IEnumerable<string> State() => run.State switch
    {
        SightedState.Queued => [$"It is queued{Because(run.Reason)}."],
        SightedState.NotBegun => [$"It has not begun, and no rebench process works on its batch{Because(run.Reason)}. 'rebench run --batch {ShellWord.Path(new(run.Batch!.Path))}' goes on."],
        SightedState.Preparing => [$"It is being prepared: its agent's clock has not started{Entry(content.Entries[^1])}.", Harness()],
        SightedState.Running => [$"It is running: its clock goes{Entry(Last<RunEvent.ClockStarted>())}.", Harness()],
        SightedState.Paused => [.. Paused(), Harness()],
        SightedState.Ending => [$"Its agent has stopped, and what it left is being scored: {Stopped()}.", Harness()],
        SightedState.Broken => Broken(),
        _ => [$"It ended: {Ended()}."],
    };

    private IEnumerable<string> Paused()
    {
        var pause = Last<RunEvent.ClockPaused>();
        yield return $"Its clock is paused, and its sandbox stands still: {EventWords.Reason(((RunEvent.ClockPaused)pause!.Event).Reason)}{Entry(pause)}.";
        if (content.Entries.LastOrDefault(entry => entry.Seq > pause.Seq - 3 && entry.Event is RunEvent.ProviderWaited or RunEvent.ScoringStarted or RunEvent.Noted) is { } cause)
        {
            yield return $"Around that: {EventWords.Say(cause.Event, ShowNumbers) ?? "a scoring began"}{Entry(cause)}.";
        }
    }

    private IEnumerable<string> Broken()
    {
        if (content.Entries.Count == 0)
        {
            yield return $"It is broken: {InertText.Head(run.Reason, 400)}";
        }
        else if (content.Entries[^1].Event is RunEvent.RunEnded end)
        {
            yield return $"It is broken: {EventWords.Outcome(end.Outcome, end.Detail)}{Entry(content.Entries[^1])}.";
        }
        else
        {
            var process = run.Harness.Id is { } id ? $"process {id}" : "a process that is not known";
            yield return $"It is broken: its harness ({process}) is gone, and the run has not ended{Entry(content.Entries[^1])}.";
        }

        yield return run.Batch is { } batch ? $"'rebench run --batch {ShellWord.Path(new(batch.Path))}' goes on with it and its batch." : $"'rebench resume {InertText.Line(run.Run)}' goes on with it.";
    }

    private IEnumerable<string> Schedule() => schedule.LastOrDefault(entry => entry.Run == run.Run) is { } entry
        ? [$"Its batch's scheduler says: {entry.Word}{(entry.Reason.Length > 0 ? $", {InertText.Head(entry.Reason, 300)}" : "")} (schedule.jsonl, entry {entry.Seq}, {Time(entry.At)})."]
        : [];

    private IEnumerable<string> Score()
    {
        var rows = content.Entries.Where(entry => entry.Event is RunEvent.SubmissionScored).Select(entry => (Entry: entry, ((RunEvent.SubmissionScored)entry.Event).Row)).ToList();
        if (rows.Count == 0)
        {
            return content.Entries.Count == 0 ? [] : ["It has no score yet: nothing was scored."];
        }

        var chosen = rules is null ? null : ResultFold.Select([.. rows.Select(row => row.Row)], rules);
        if (rules is not null && chosen is null)
        {
            return ["It has no score, which counts as normalized 0: no row is valid.", .. rows.TakeLast(5).Select(row => $"  {ScoreWords.Scored(row.Row, ShowNumbers)}{Entry(row.Entry)}")];
        }

        var row = chosen is null ? rows[^1] : rows.First(row => row.Row.Row == chosen.Row);
        var why = chosen is null ? "the last one; its environment is not known here, so that the one that counts cannot be named" : $"the {chosen.Selection} valid row counts here";
        return [$"Its score is that of row {row.Row.Row} of {rows.Count} ({why}): {ScoreWords.Verdict(row.Row, ShowNumbers)}{Entry(row.Entry)}."];
    }

    private string Ended() => $"{Outcome(content.Entries[^1].Event)}{Entry(content.Entries[^1])}" + (Last<RunEvent.AgentExited>() is { } exit ? $"; its agent had stopped: {Outcome(exit.Event)}{Entry(exit)}" : "");

    private string Stopped() => Last<RunEvent.AgentExited>() is { } exit ? $"{Outcome(exit.Event)}{Entry(exit)}" : "";

    private static string Outcome(RunEvent happened) => happened switch
    {
        RunEvent.RunEnded { Outcome: RunOutcomes.Cancelled, Detail: "" } or RunEvent.AgentExited { Outcome: RunOutcomes.Cancelled, Detail: "" } => "cancelled, by Ctrl-C, SIGTERM or the stop of its batch",
        RunEvent.RunEnded end => EventWords.Outcome(end.Outcome, end.Detail),
        RunEvent.AgentExited exit => EventWords.Outcome(exit.Outcome, exit.Detail),
        _ => "",
    };

    private string Harness() => $"Its harness is process {run.Harness.Id?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}.";

    private JournalEntry? Last<T>()
        where T : RunEvent => content.Entries.LastOrDefault(entry => entry.Event is T);

    private static string Because(string reason) => reason.Length > 0 ? $": {InertText.Head(reason, 400)}" : "";

    private static string Entry(JournalEntry? entry) => entry is null ? "" : $" (entry {entry.Seq}, {Time(entry.At)})";

    private static string Time(DateTimeOffset at) => $"{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC";
}
