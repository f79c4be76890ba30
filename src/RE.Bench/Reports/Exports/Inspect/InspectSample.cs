using System.Text.Json;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes a run as a sample of a log, and as the sample's summary.</summary>
/// <param name="run">The run.</param>
/// <param name="epoch">Which repetition of its environment it is, from 1.</param>
internal sealed class InspectSample(ExportedRun run, int epoch)
{
    private const int LongestInSummary = 1000;

    /// <summary>Name of its member of the log.</summary>
    public string Member => $"samples/{run.Facts.Environment}_epoch_{epoch}.json";

    private string Input => field ??= InspectInput.Of(run);

    /// <summary>Writes the whole sample.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteHead(json, Input);
        WriteScores(json);
        json.WriteStartObject("metadata");
        WriteMetadata(json);
        WriteRecord(json);
        json.WriteEndObject();
        json.EmptyObject("store");
        var pool = new MessagePool();
        var events = new InspectEvents(json, run, pool);
        json.WriteStartArray("events");
        events.Write(Input);
        json.WriteEndArray();
        WriteMessages(json, pool, events.LastReply);
        json.WriteStartObject("events_data");
        json.WriteStartArray("messages");
        pool.Write(json);
        json.WriteEndArray();
        json.EmptyArray("calls");
        json.WriteEndObject();
        json.EmptyObject("attachments");
        if (InspectWords.Error(run) is { } error)
        {
            InspectValues.WriteError(json, error);
        }

        WriteLimit(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the summary that tables of samples show.</summary>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteHead(json, Input.Length <= LongestInSummary ? Input : Input[..LongestInSummary] + "…");
        WriteScores(json);
        json.WriteStartObject("metadata");
        WriteMetadata(json);
        json.WriteEndObject();
        json.Optional("error", InspectWords.Error(run));
        if (run.Result is { Outcome: RunOutcomes.BudgetSpent } spent)
        {
            json.WriteString("limit", InspectWords.LimitType(spent.OutcomeDetail));
        }

        json.WriteBoolean("completed", run.Result is not null);
        json.WriteNumber("message_count", run.Usage.Messages);
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json, string input)
    {
        json.WriteString("id", run.Facts.Environment);
        json.WriteNumber("epoch", epoch);
        json.WriteString("uuid", run.Facts.Run);
        json.WriteString("input", input);
        json.WriteString("target", "");
        json.Time("started_at", run.StartedAt);
        if (run.Result is not null)
        {
            json.Time("completed_at", run.LastAt);
        }

        json.Seconds("total_time", run.LastAt - run.StartedAt);
        json.Seconds("working_time", run.Spent);
        InspectValues.WriteUsage(json, "model_usage", run.ModelName, run.Usage);
        json.EmptyObject("role_usage");
    }

    private void WriteScores(Utf8JsonWriter json)
    {
        if (run.Result is not { } result)
        {
            return;
        }

        json.WriteStartObject("scores");
        json.WritePropertyName("normalized");
        InspectValues.WriteFinal(json, result.Score);
        if (result.Score is { } score)
        {
            json.WriteStartObject("raw");
            json.WriteNumber("value", score.Raw);
            json.WriteString("explanation", $"In the environment's own unit; {result.Environment.Better} is better.");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteString("rebench_run", run.Facts.Run);
        json.WriteString("outcome", run.Result?.Outcome ?? ExportedRun.Unfinished);
        json.Optional("outcome_detail", run.Result?.OutcomeDetail);
        json.WriteNumber("seed", run.Facts.Seed);
        json.WriteNumber("rows", run.Rows.Count);
    }

    private void WriteRecord(Utf8JsonWriter json)
    {
        if (run.Record is { } record)
        {
            json.WritePropertyName("rebench_record");
            JsonSerializer.Serialize(json, record, RunRecordJson.Compact.RunRecord);
        }
    }

    // The conversation as the model saw it last, and its answer.
    private static void WriteMessages(Utf8JsonWriter json, MessagePool pool, JsonElement reply)
    {
        var (messages, number) = (new InspectMessages(), 0);
        json.WriteStartArray("messages");
        foreach (var message in pool.Last())
        {
            messages.Write(json, MessageReader.Read(message), _ => $"last-{number++}");
            json.FlushSometimes();
        }

        if (reply.ValueKind == JsonValueKind.Object)
        {
            messages.Write(json, MessageReader.Reply(reply), _ => $"last-{number++}");
        }

        json.WriteEndArray();
        json.WritePropertyName("output");
        InspectOutput.WriteLast(json, "", reply);
    }

    private void WriteLimit(Utf8JsonWriter json)
    {
        if (run.Result is { Outcome: RunOutcomes.BudgetSpent } spent)
        {
            json.WriteStartObject("limit");
            json.WriteString("type", InspectWords.LimitType(spent.OutcomeDetail));
            json.WriteNumber("limit", InspectWords.LimitValue(run.Facts, spent.OutcomeDetail));
            json.WriteEndObject();
        }
    }
}
