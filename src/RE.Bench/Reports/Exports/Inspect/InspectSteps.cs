using System.Text.Json;
using RE.Bench.Reports.Exports.Transcripts;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Writes the agent's steps: what it asked its model, its commands, files and scores as tools, its notes as info.</summary>
internal sealed class InspectSteps(InspectEvents events, MessagePool pool, string model)
{
    private readonly List<TranscriptPart.Call> _calls = [];

    /// <summary>The last answer of the model; undefined when there was none.</summary>
    public JsonElement LastReply { get; private set; }

    public void Write(RunStep step)
    {
        switch (step.Action)
        {
            case "chat":
                WriteModel(step);
                break;
            case "note":
                events.Info(step.Started, "note", json =>
                {
                    json.WriteString("topic", step.Request.Text("topic"));
                    json.WriteString("text", step.Request.Text("text"));
                });
                break;
            default:
                WriteTool(step);
                break;
        }
    }

    private void WriteModel(RunStep step)
    {
        var ranges = pool.Take(step.Request);
        var json = events.Start(step.Started, "model");
        json.WriteString("model", model);
        json.EmptyArray("input");
        json.WriteStartArray("input_refs");
        foreach (var (start, end) in ranges)
        {
            json.WriteStartArray();
            json.WriteNumberValue(start);
            json.WriteNumberValue(end);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        WriteTools(json, step.Request);
        json.WriteString("tool_choice", "auto");
        json.EmptyObject("config");
        json.WritePropertyName("output");
        InspectOutput.Write(json, model, step);
        if (step.Waits > 0)
        {
            json.WriteNumber("retries", step.Waits);
        }

        WriteEnd(json, step);
        if (step.Ended is not null)
        {
            LastReply = step.Reply;
            _calls.Clear();
            _calls.AddRange(MessageReader.Reply(step.Reply).Calls);
        }
    }

    // The journal knows the tools' names only.
    private static void WriteTools(Utf8JsonWriter json, JsonElement request)
    {
        json.WriteStartArray("tools");
        foreach (var tool in request.Get("tools").Items())
        {
            json.WriteStartObject();
            json.WriteString("name", tool.AsText());
            json.WriteString("description", "");
            json.WriteStartObject("parameters");
            json.WriteString("type", "object");
            json.EmptyObject("properties");
            json.EmptyArray("required");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTool(RunStep step)
    {
        var (function, name) = step.Action switch
        {
            "command" => (step.Request.Text("tool") is { Length: > 0 } tool ? tool : "command", "command"),
            "put-file" => ("put_file", "put-file"),
            _ => (step.Action, step.Action),
        };
        var json = events.Start(step.Started, "tool");
        json.WriteString("type", "function");
        json.WriteString("id", CallId(function, step));
        json.WriteString("function", function);
        json.WritePropertyName("arguments");
        WriteArguments(json, name, step.Request);
        json.WriteString("result", CommandText.Of(step));
        json.EmptyArray("events");
        WriteError(json, step);
        WriteEnd(json, step);
    }

    // Inspect's own name for a command's text is cmd, which its viewer knows how to show.
    private static void WriteArguments(Utf8JsonWriter json, string action, JsonElement request)
    {
        json.WriteStartObject();
        foreach (var property in request.ValueKind == JsonValueKind.Object ? request.EnumerateObject().ToList() : [])
        {
            if (action != "command" || property.Name is not ("tool" or "script"))
            {
                property.WriteTo(json);
            }
        }

        if (action == "command")
        {
            json.WriteString("cmd", request.Text("script"));
        }

        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, RunStep step)
    {
        var (type, message) = step.Action switch
        {
            "command" when CommandText.TimedOut(step) => ("timeout", "The command reached its time limit and was killed."),
            "put-file" when step.Reply.Text("refusal") is { Length: > 0 } refusal => ("permission", refusal),
            _ => ("", ""),
        };
        if (type.Length > 0)
        {
            json.WriteStartObject("error");
            json.WriteString("type", type);
            json.WriteString("message", message);
            json.WriteEndObject();
        }
    }

    private static void WriteEnd(Utf8JsonWriter json, RunStep step)
    {
        if (step.Ended is { } ended)
        {
            json.Time("completed", ended.At);
            json.Seconds("working_time", step.Took);
        }
        else
        {
            json.WriteBoolean("pending", true);
        }

        json.WriteEndObject();
    }

    // The model's call that this step answers, where there is one.
    private string CallId(string function, RunStep step)
    {
        var at = _calls.FindIndex(call => call.Name == function && call.Id.Length > 0);
        if (at < 0)
        {
            return $"step-{step.Number}";
        }

        var id = _calls[at].Id;
        _calls.RemoveAt(at);
        return id;
    }
}
