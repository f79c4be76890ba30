using System.Text.Json;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes messages of a conversation as Inspect has them: a message with several tool results becomes several.</summary>
internal sealed class InspectMessages
{
    private readonly Dictionary<string, string> _tools = new(StringComparer.Ordinal);

    /// <summary>How many of Inspect's messages one of ours becomes.</summary>
    public static int Count(TranscriptMessage message) => message.Role == "tool" ? Math.Max(1, message.Results.Count()) : 1;

    /// <summary>Writes a message as items of the open array.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="message">What.</param>
    /// <param name="id">Makes the id of each from its number within the message.</param>
    public void Write(Utf8JsonWriter json, TranscriptMessage message, Func<int, string> id)
    {
        if (message.Role == "tool" && message.Results.Any())
        {
            foreach (var (number, result) in message.Results.Index())
            {
                WriteResult(json, result, id(number));
            }

            return;
        }

        json.WriteStartObject();
        json.WriteString("id", id(0));
        json.WriteString("role", message.Role);
        json.Optional("source", message.Role switch { "assistant" => "generate", "user" => "input", _ => null });
        WriteContent(json, message);
        WriteCalls(json, message);
        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, TranscriptPart.Result result, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("role", "tool");
        json.WriteString("content", result.Value);
        json.WriteString("tool_call_id", result.CallId);
        json.Optional("function", _tools.GetValueOrDefault(result.CallId));
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, TranscriptMessage message)
    {
        if (!message.Parts.Any(part => part is TranscriptPart.Reasoning))
        {
            json.WriteString("content", message.Text);
            return;
        }

        json.WriteStartArray("content");
        foreach (var part in message.Parts)
        {
            switch (part)
            {
                case TranscriptPart.Reasoning thought:
                    json.WriteStartObject();
                    json.WriteString("type", "reasoning");
                    json.WriteString("reasoning", thought.Value);
                    json.WriteBoolean("redacted", thought.Value.Length == 0);
                    json.WriteEndObject();
                    break;
                case TranscriptPart.Text text:
                    json.WriteStartObject();
                    json.WriteString("type", "text");
                    json.WriteString("text", text.Value);
                    json.WriteEndObject();
                    break;
            }
        }

        json.WriteEndArray();
    }

    private void WriteCalls(Utf8JsonWriter json, TranscriptMessage message)
    {
        if (message.Role != "assistant" || !message.Calls.Any())
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (var call in message.Calls)
        {
            _tools[call.Id] = call.Name;
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteString("function", call.Name);
            json.WritePropertyName("arguments");
            WriteArguments(json, call.Arguments);
            json.WriteString("type", "function");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteArguments(Utf8JsonWriter json, JsonElement arguments)
    {
        if (arguments.ValueKind == JsonValueKind.Object)
        {
            arguments.WriteTo(json);
        }
        else
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }
    }
}
