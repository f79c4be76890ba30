using System.Text.Json;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Tables;

/// <summary>One row a request to the model.</summary>
internal sealed class MessagesTable() : ExportTable("messages", TheColumns)
{
    private static readonly TableColumn[] TheColumns =
    [
        new("run", ColumnKind.Text, "id of the run"),
        new("step", ColumnKind.Whole, "number of the agent's step"),
        new("asked_at", ColumnKind.Moment, "wall-clock time of the request"),
        new("answered_at", ColumnKind.Moment, "wall-clock time of the reply; empty when there is none"),
        new("clock_seconds", ColumnKind.Number, "working time spent at the request, in seconds"),
        new("took_seconds", ColumnKind.Number, "working time that the reply took, in seconds; waits for the provider are not charged"),
        new("waits", ColumnKind.Whole, "how often the provider was waited for"),
        new("model", ColumnKind.Text, "model that the provider reported"),
        new("request_messages", ColumnKind.Whole, "messages of the request"),
        new("new_messages", ColumnKind.Whole, "messages that the request before did not have"),
        new("text", ColumnKind.Text, "what the model said"),
        new("reasoning", ColumnKind.Text, "what it thought, as far as the provider shows it"),
        new("tool_calls", ColumnKind.Text, "its tool calls: a JSON array of `id`, `name`, `arguments`"),
        new("finish_reason", ColumnKind.Text, "why it stopped: `stop`, `length`, `tool_calls`, `content_filter`"),
        new("input_tokens", ColumnKind.Whole, "tokens read, cached ones included"),
        new("output_tokens", ColumnKind.Whole, "tokens written, thinking included"),
        new("cached_tokens", ColumnKind.Whole, "input tokens that came from the provider's cache"),
        new("reasoning_tokens", ColumnKind.Whole, "output tokens spent on thinking"),
        new("cost_usd", ColumnKind.Number, "US dollars; empty where the price is unknown"),
    ];

    public override IEnumerable<object?[]> Rows(ExportedRun run)
    {
        var conversation = new Conversation<int>();
        foreach (var step in RunMoment.Of(run.Content.Entries).OfType<RunMoment.Stepped>().Select(moment => moment.Step).Where(step => step.Action == "chat"))
        {
            var added = conversation.Apply(step.Request, _ => 0).Count;
            var (reply, usage) = (MessageReader.Reply(step.Reply), step.Usage);
            yield return
            [
                run.Facts.Run, (long)step.Number, step.Started.At, step.Ended?.At, step.Started.Clock.TotalSeconds, step.Ended is null ? null : step.Took.TotalSeconds, (long)step.Waits,
                usage?.ReportedModel, (long)conversation.Items.Count, (long)added, step.Ended is null ? null : reply.Text, reply.Reasoning.Length == 0 ? null : reply.Reasoning,
                Calls(reply), MessageReader.FinishReason(step.Reply) is { Length: > 0 } reason ? reason : null,
                usage?.InputTokens, usage?.OutputTokens, usage?.CachedTokens, usage?.ReasoningTokens, (double?)usage?.CostUsd,
            ];
        }
    }

    private static string? Calls(TranscriptMessage reply)
    {
        if (!reply.Calls.Any())
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            json.WriteStartArray();
            foreach (var call in reply.Calls)
            {
                json.WriteStartObject();
                json.WriteString("id", call.Id);
                json.WriteString("name", call.Name);
                if (call.Arguments.ValueKind == JsonValueKind.Object)
                {
                    json.WritePropertyName("arguments");
                    call.Arguments.WriteTo(json);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
