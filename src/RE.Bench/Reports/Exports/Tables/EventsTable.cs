using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Tables;

/// <summary>One row an entry of the journal.</summary>
internal sealed class EventsTable() : ExportTable("events", TheColumns)
{
    private static readonly TableColumn[] TheColumns =
    [
        new("run", ColumnKind.Text, "id of the run"),
        new("seq", ColumnKind.Whole, "number of the entry, from 1"),
        new("at", ColumnKind.Moment, "wall-clock time"),
        new("clock_seconds", ColumnKind.Number, "working time spent, in seconds"),
        new("kind", ColumnKind.Text, "what happened, such as `step-started`"),
        new("step", ColumnKind.Whole, "number of the agent's step; empty for other entries"),
        new("action", ColumnKind.Text, "`command`, `put-file`, `score`, `chat` or `note`; empty for other entries"),
        new("row", ColumnKind.Whole, "row of the ledger; empty for entries that belong to none"),
        new("data", ColumnKind.Text, "the entry as the journal has it, as JSON"),
    ];

    public override IEnumerable<object?[]> Rows(ExportedRun run) =>
        from entry in run.Content.Entries
        let data = JsonSerializer.SerializeToElement(entry.Event, EventJson.Compact.RunEvent)
        select (object?[])
        [
            run.Facts.Run, (long)entry.Seq, entry.At, entry.Clock.TotalSeconds, data.Text("kind"), Step(entry.Event), Action(entry.Event), Row(entry.Event), data.GetRawText(),
        ];

    private static long? Step(RunEvent happened) => happened switch
    {
        RunEvent.StepStarted started => started.Step,
        RunEvent.StepEnded ended => ended.Step,
        RunEvent.ScoringStarted scoring => scoring.Step,
        _ => null,
    };

    private static string? Action(RunEvent happened) => happened switch
    {
        RunEvent.StepStarted started => started.Action,
        RunEvent.StepEnded ended => ended.Action,
        _ => null,
    };

    private static long? Row(RunEvent happened) => happened switch
    {
        RunEvent.ScoringStarted scoring => scoring.Row,
        RunEvent.SubmissionSealed sealing => sealing.Row,
        RunEvent.SubmissionScored scored => scored.Row.Row,
        _ => null,
    };
}
