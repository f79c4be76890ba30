using System.Text.Json;
using RE.Bench.Events;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes a run's story as Inspect's events.</summary>
internal sealed class InspectEvents
{
    private readonly Utf8JsonWriter _json;
    private readonly ExportedRun _run;
    private readonly InspectSteps _steps;
    private readonly InspectClock _clock = new();
    private bool _working;

    public InspectEvents(Utf8JsonWriter json, ExportedRun run, MessagePool pool)
    {
        (_json, _run) = (json, run);
        _steps = new InspectSteps(this, pool, run.ModelName);
    }

    /// <summary>The last answer of the model; undefined when there was none.</summary>
    public JsonElement LastReply => _steps.LastReply;

    /// <summary>Writes all events as items of the open array.</summary>
    public void Write(string input)
    {
        Start(_run.Content.Entries[0], "sample_init");
        _json.WriteStartObject("sample");
        _json.WriteString("input", input);
        _json.WriteString("target", "");
        _json.WriteEndObject();
        _json.EmptyObject("state");
        _json.WriteEndObject();
        foreach (var moment in RunMoment.Of(_run.Content.Entries))
        {
            if (moment is RunMoment.Stepped stepped)
            {
                _steps.Write(stepped.Step);
            }
            else if (moment is RunMoment.Happened { Entry: var entry })
            {
                Write(entry);
            }

            _json.FlushSometimes();
        }

        EndSpan(_run.Content.Entries[^1]);
    }

    /// <summary>Begins an event; the caller adds its own fields and ends the object.</summary>
    public Utf8JsonWriter Start(JournalEntry entry, string kind, string suffix = "")
    {
        _json.WriteStartObject();
        _json.WriteString("event", kind);
        _json.WriteString("uuid", $"{kind}-{entry.Seq}{suffix}");
        if (_working && kind is not ("span_begin" or "span_end"))
        {
            _json.WriteString("span_id", InspectWords.AgentSpan);
        }

        _json.Time("timestamp", entry.At);
        _json.Seconds("working_start", entry.Clock);
        return _json;
    }

    /// <summary>An <c>info</c> event of ours.</summary>
    public void Info(JournalEntry entry, string kind, Action<Utf8JsonWriter> data)
    {
        var json = Start(entry, "info");
        json.WriteString("source", InspectWords.Source);
        json.WriteStartObject("data");
        json.WriteString("kind", kind);
        data(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(JournalEntry entry)
    {
        switch (entry.Event)
        {
            case RunEvent.ClockTicked or RunEvent.ScoringStarted or RunEvent.SubmissionSealed:
                // Signs of life say nothing here, and the row of a scoring says all about it.
                break;
            case RunEvent.RunStarted started:
                // Who ran it on which machine is nobody's business.
                Copy(entry, started with { Facts = started.Facts with { Owner = "" } });
                break;
            case RunEvent.ClockStarted or RunEvent.ClockPaused:
                WriteClock(entry);
                break;
            case RunEvent.SubmissionScored scored:
                WriteScore(entry, scored);
                break;
            case RunEvent.AgentExited exited:
                Copy(entry, entry.Event);
                WriteLimit(entry, exited);
                EndSpan(entry);
                break;
            case RunEvent.RunEnded:
                Copy(entry, entry.Event);
                WriteEnd(entry);
                break;
            default:
                Copy(entry, entry.Event);
                break;
        }
    }

    private void WriteClock(JournalEntry entry)
    {
        if (!_working && entry.Event is RunEvent.ClockStarted)
        {
            _clock.Take(entry);
            BeginSpan(entry);
        }
        else if (_clock.Take(entry) is { } interval)
        {
            Info(entry, "clock-interval", interval.Write);
        }
    }

    private void WriteScore(JournalEntry entry, RunEvent.SubmissionScored scored)
    {
        Start(entry, "score");
        _json.WriteBoolean("intermediate", true);
        _json.WriteString("scorer", InspectWords.Source);
        _json.WriteString("target", "");
        _json.WritePropertyName("score");
        InspectValues.WriteScore(_json, scored.Row);
        _json.WriteEndObject();
    }

    private void WriteLimit(JournalEntry entry, RunEvent.AgentExited exited)
    {
        if (exited.Outcome != RunOutcomes.BudgetSpent)
        {
            return;
        }

        Start(entry, "sample_limit");
        _json.WriteString("type", InspectWords.LimitType(exited.Detail));
        _json.WriteString("message", $"The budget is spent: {exited.Detail}.");
        _json.WriteNumber("limit", InspectWords.LimitValue(_run.Facts, exited.Detail));
        _json.WriteEndObject();
    }

    private void WriteEnd(JournalEntry entry)
    {
        if (_run.Result is null || !ReferenceEquals(entry, _run.Content.Entries[^1]))
        {
            return;
        }

        if (InspectWords.Error(_run) is { } error)
        {
            Start(entry, "error");
            InspectValues.WriteError(_json, error);
            _json.WriteEndObject();
        }

        Start(entry, "score", "-final");
        _json.WriteBoolean("intermediate", false);
        _json.WriteString("scorer", InspectWords.Source);
        _json.WriteString("target", "");
        _json.WritePropertyName("score");
        InspectValues.WriteFinal(_json, _run.Result.Score);
        _json.WriteEndObject();
    }

    private void BeginSpan(JournalEntry entry)
    {
        Start(entry, "span_begin");
        _json.WriteString("id", InspectWords.AgentSpan);
        _json.WriteString("name", _run.Facts.Agent);
        _json.WriteString("type", "agent");
        _json.WriteEndObject();
        _working = true;
    }

    private void EndSpan(JournalEntry entry)
    {
        if (_working)
        {
            Start(entry, "span_end");
            _json.WriteString("id", InspectWords.AgentSpan);
            _json.WriteEndObject();
            _working = false;
        }
    }

    // The entry as the journal has it.
    private void Copy(JournalEntry entry, RunEvent happened)
    {
        var json = Start(entry, "info");
        json.WriteString("source", InspectWords.Source);
        json.WritePropertyName("data");
        JsonSerializer.Serialize(json, happened, EventJson.Compact.RunEvent);
        json.WriteEndObject();
    }
}
